// The rows of the list as they are shown: see settled-rows.ts for why that is not simply what the server lists now.
import type { QueryClient } from '@tanstack/react-query'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Output } from '../../app/api.ts'
import { ticketQuery } from '../ticket/prefetch.ts'
import { listQuery } from './list-query.ts'
import { type ListSearch, sortOf, toList } from './list-search.ts'
import { compareBy, settle, settled } from './settled-rows.ts'
import { useLate } from './use-late.ts'

export type TicketRow = Output<'tickets.list'>['items'][number]

const none: TicketRow[] = []

export function useTicketList(search: ListSearch) {
  const key = JSON.stringify(toList(search))
  // Folding a group leaves it the same list, but its rows stand anew.
  const of = key + search.folded
  const queries = useQueryClient()
  const list = useInfiniteQuery({ ...listQuery(search), placeholderData: keepPreviousData })
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, isPlaceholderData } = list
  const incoming = useMemo(() => data?.pages.flatMap((page) => page.items as TicketRow[]) ?? none, [data])
  const [still, setStill] = useState({ of, incoming, ...settled(incoming) })
  const late = useLate(list.isPending || isPlaceholderData)

  // Rows ask for more while they are being laid out; then `fetchNextPage` still fetches for the list before this one.
  const followed = useRef<string>(undefined)
  const wanted = useRef(false)
  useEffect(() => {
    followed.current = of
    if (wanted.current) void fetchNextPage()
    wanted.current = false
  })

  // Derived while rendering, so that no frame shows a row twice or not at all.
  let shown = still
  if (!isPlaceholderData && (still.incoming !== incoming || still.of !== of)) {
    const next =
      still.of === of
        ? settle(still, incoming, hasNextPage, compareBy(incoming[0]?.group === undefined ? sortOf(search) : ''))
        : settled(incoming)
    shown = {
      of,
      incoming,
      ...next,
      rows: next.rows.map((row) => (next.gone.has(row.id) ? newest(queries, row) : row)),
    }
    setStill(shown)
  }
  const catchUp = () => setStill({ of, incoming, ...settled(incoming) })

  return {
    ...shown,
    key,
    catchUp,
    error: list.error,
    retry: () => void list.refetch(),
    /** Nothing to show yet, and it takes long enough to say so. */
    late,
    pending: list.isPending || isPlaceholderData,
    more: hasNextPage,
    /** By itself, while somebody scrolls: after a failure only when it is asked for. */
    loadMore: () => {
      if (!hasNextPage || isFetchingNextPage || isFetchNextPageError) return
      if (followed.current === of) void fetchNextPage()
      else wanted.current = true
    },
    stuck: isFetchNextPageError,
    moreAgain: () => void fetchNextPage(),
  }
}

/** The list tells no more of a row that left it; the ticket itself may have been read since. */
function newest(queries: QueryClient, row: TicketRow): TicketRow {
  const ticket = queries.getQueryData(ticketQuery(row.number).queryKey)
  return ticket && ticket.revision > row.revision
    ? { ...ticket, messages: row.messages, children: row.children, escalated: ticket.escalation !== null }
    : row
}
