// Everything that is said and done on a ticket. Shown once its parts are there, so that none of them pushes another away.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { query } from '../../app/queries.ts'
import { eventsQuery, messagesQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'
import type { Attachment, Entry, Message } from './timeline.ts'
import { loose, timeline } from './timeline.ts'

interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isError: boolean
  fetchNextPage: () => unknown
}

/** Oldest comes first and the newest matters most, so that every page is read. */
function useRest({ hasNextPage, isFetchingNextPage, isError, fetchNextPage }: Paged) {
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
}

const noFiles: Attachment[] = []

export function useConversation({ number, openedAt, channel }: Pick<Ticket, 'number' | 'openedAt' | 'channel'>) {
  const said = useInfiniteQuery(messagesQuery(number))
  const done = useInfiniteQuery(eventsQuery(number))
  useRest(said)
  useRest(done)
  const messages = useMemo(() => said.data?.pages.flatMap(({ items }) => items as Message[]), [said.data])
  const events = useMemo(() => done.data?.pages.flatMap(({ items }) => items as Entry[]), [done.data])
  // The files of a mail that began a ticket came with it, and not by an event of their own.
  const attached = channel === 'email' || (events?.some(({ name }) => name === 'ticket.attached') ?? false)
  const listed = useQuery({ ...query('attachments.list', { id: number, limit: 200 }), enabled: attached })
  const files = listed.data?.items ?? noFiles
  const ready = messages && events && (!attached || !listed.isPending)
  const conversation = useMemo(
    () => (ready ? timeline({ openedAt, messages, events, files: loose(files, messages) }) : null),
    [ready, openedAt, messages, events, files],
  )
  const error = said.error ?? done.error ?? listed.error
  // The rest of a long conversation must not be missing without a word.
  const cut = said.isFetchNextPageError || done.isFetchNextPageError
  const { refetch: sayAgain } = said
  const { refetch: doAgain } = done
  const { refetch: listAgain } = listed
  const retry = useCallback(() => {
    void sayAgain()
    void doAgain()
    if (attached) void listAgain()
  }, [sayAgain, doAgain, listAgain, attached])
  return { conversation, events: events ?? null, error: conversation && !cut ? null : error, retry }
}
