// The rows of the list as they are shown: see settled-rows.ts for why that is not simply what the server lists now.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Output } from '../../app/api.ts'
import { listQuery } from './list-query.ts'
import type { ListSearch } from './list-search.ts'
import { compareBy, settle, settled } from './settled-rows.ts'
import { useLate } from './use-late.ts'

export type TicketRow = Output<'tickets.list'>['items'][number]

const none: TicketRow[] = []

export function useTicketList(search: ListSearch) {
  const key = JSON.stringify(search)
  const list = useInfiniteQuery({ ...listQuery(search), placeholderData: keepPreviousData })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = list
  const incoming = useMemo(() => data?.pages.flatMap((page) => page.items as TicketRow[]) ?? none, [data])
  const [still, setStill] = useState({ key, incoming, ...settled(incoming) })
  const late = useLate(list.isPending || isPlaceholderData)

  // Derived while rendering, so that no frame shows a row twice or not at all.
  let shown = still
  if (!isPlaceholderData && (still.incoming !== incoming || still.key !== key)) {
    const next =
      still.key === key
        ? settle(still, incoming, hasNextPage, compareBy(search.sort ?? '-updatedAt'))
        : settled(incoming)
    shown = { key, incoming, ...next }
    setStill(shown)
  }
  const catchUp = () => setStill({ key, incoming, ...settled(incoming) })
  useWhenHidden(catchUp)

  return {
    ...shown,
    catchUp,
    error: list.error,
    retry: () => void list.refetch(),
    /** Nothing to show yet, and it takes long enough to say so. */
    late,
    pending: list.isPending || isPlaceholderData,
    more: hasNextPage,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
  }
}

/** Nobody sees the list move while the tab is in the background. */
function useWhenHidden(run: () => void) {
  useEffect(() => {
    const check = () => document.visibilityState === 'hidden' && run()
    document.addEventListener('visibilitychange', check)
    return () => document.removeEventListener('visibilitychange', check)
  })
}
