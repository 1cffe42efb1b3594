// Sends what is written. The draft goes only when the desk has the message; a retry uses the key of the first attempt, so that a
// lost answer never makes two of it.
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../app/api.ts'
import { api, newKey } from '../../app/api.ts'
import { announce } from '../announce.ts'
import { sentAlong } from '../canned-replies/along.ts'
import { toSend } from '../mentions/typed.ts'
import { putTicket, refreshAfter } from '../ticket/cache.ts'
import { messagesQuery, ticketQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'
import { blank, keyFor } from './drafts.ts'
import { drafts } from './use-draft.ts'

export type Then = 'stay' | 'pending' | 'next'
export type Tab = 'reply' | 'note'

interface SendOptions {
  number: string
  tab: Tab
  draftKey: string
  onSent: (then: Then, message: string) => void
}

type Message = Output<'tickets.reply'>

export function useSend({ number, tab, draftKey, onSent }: SendOptions) {
  const queries = useQueryClient()
  const sending = useMutation({
    scope: { id: `ticket ${number}` },
    mutationFn: async (then: Then) => {
      const { body, files, people = [], along } = drafts.read(draftKey)
      const payload = {
        id: number,
        body: toSend(body.trim(), people),
        visibility: tab === 'note' ? ('internal' as const) : ('public' as const),
        ...(files.length > 0 && { attachments: files.map(({ id }) => id) }),
        ...(along && sentAlong(along)),
        ...(then === 'pending' && { status: 'pending' as const }),
      }
      const { draft, key } = keyFor(drafts.read(draftKey), payload, newKey)
      drafts.put(draftKey, draft)
      const message = await api('tickets.reply', payload, { idempotencyKey: key })
      drafts.put(draftKey, blank)
      if (!message.followUp) addMessage(queries, number, message)
      await readAgain(queries, number)
      return message
    },
    onSuccess: (message, then) => {
      announce(tab === 'note' ? 'Note added' : 'Reply sent')
      refreshAfter(queries, number)
      onSent(then, message.id)
    },
    onError: (error) => announce(`Not sent. ${error.message}`),
  })
  return {
    send: (then: Then) => {
      if (!sending.isPending) sending.mutate(then)
    },
    /** For what has to wait until the message has arrived. */
    sendFirst: () => sending.mutateAsync('stay'),
    busy: sending.isPending,
    error: sending.error,
    again: () => sending.variables && sending.mutate(sending.variables),
    forget: sending.reset,
  }
}

// A message changes its ticket (revision, state); the next change is made on what it left behind.
async function readAgain(queries: QueryClient, number: string) {
  const ticket = await queries
    .fetchQuery({ ...ticketQuery(number), staleTime: 0 })
    .catch(() => undefined as Ticket | undefined)
  if (ticket) putTicket(queries, ticket as Ticket)
}

function addMessage(queries: QueryClient, number: string, message: Message) {
  type Pages = InfiniteData<Output<'messages.list'>>
  queries.setQueryData(messagesQuery(number).queryKey, (data: Pages | undefined) => {
    const last = data?.pages.at(-1)
    if (!data || !last || last.nextCursor !== null || last.items.some(({ id }) => id === message.id)) return data
    return { ...data, pages: [...data.pages.slice(0, -1), { ...last, items: [...last.items, message] }] }
  })
}
