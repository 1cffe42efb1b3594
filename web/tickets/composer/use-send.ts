// Sends what is written. The draft goes only when the desk has the message; a retry uses the key of the first attempt, so that a
// lost answer never makes two of it.
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../app/api.ts'
import { api, newKey } from '../../app/api.ts'
import type { Sent } from '../../email/conversation/undo-reply.ts'
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
/** Offers to undo what was sent, with the resolution that went with it. Answers whether that is possible. */
export type OfferUndo = (resolved?: Sent['resolved']) => Promise<boolean>

export function useSend({ number, tab, draftKey, onSent }: SendOptions) {
  const queries = useQueryClient()
  const sending = useMutation({
    scope: { id: `ticket ${number}` },
    mutationFn: async (then: Then | 'resolve') => {
      const before = drafts.read(draftKey)
      const { body, files, people = [], along, copyTo = [], leaveOut = [] } = before
      const payload = {
        id: number,
        body: toSend(body.trim(), people),
        visibility: tab === 'note' ? ('internal' as const) : ('public' as const),
        ...(files.length > 0 && { attachments: files.map(({ id }) => id) }),
        ...(along && sentAlong(along)),
        ...(copyTo.length > 0 && { copyTo: copyTo.map(({ value }) => value) }),
        ...(leaveOut.length > 0 && { leaveOut }),
        ...(then === 'pending' && { status: 'pending' as const }),
      }
      const { draft, key } = keyFor(drafts.read(draftKey), payload, newKey)
      drafts.put(draftKey, draft)
      const message = await api('tickets.reply', payload, { idempotencyKey: key })
      drafts.put(draftKey, blank)
      if (!message.followUp) addMessage(queries, number, message)
      const sent = { queries, number: message.ticket.number, message: message.id, draftKey, before }
      const offer: OfferUndo = async (resolved) =>
        tab === 'reply' && offerUndo({ ...sent, ...(resolved && { resolved }) })
      if (then !== 'resolve') void offer()
      await readAgain(queries, number)
      return { message, offer }
    },
    onSuccess: ({ message }, then) => {
      announce(tab === 'note' ? 'Note added' : 'Reply sent')
      refreshAfter(queries, number)
      onSent(then === 'resolve' ? 'stay' : then, message.id)
    },
    onError: (error) => announce(`Not sent. ${error.message}`),
  })
  return {
    send: (then: Then) => {
      if (!sending.isPending) sending.mutate(then)
    },
    /** For the resolution, which waits until the message has arrived. Whoever calls it offers to undo them. */
    sendFirst: () => sending.mutateAsync('resolve'),
    busy: sending.isPending,
    error: sending.error,
    again: () => sending.variables && sending.mutate(sending.variables),
    forget: sending.reset,
  }
}

// Where its mail is held for some seconds. Nobody waits for it.
const offerUndo = (sent: Sent): Promise<boolean> =>
  import('../../email/conversation/undo-reply.ts').then(({ offer }) => offer(sent)).catch(() => false)

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
