// What came in by mail on a ticket and who was mailed about it, read once for all of its messages.
import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../app/api.ts'
import { query } from '../../app/queries.ts'

export type Incoming = Output<'incoming-mail.list'>['items'][number]
export type Outgoing = Output<'ticket-mail.list'>['items'][number]

const none: Outgoing[] = []

/** The mail that a message came in by; null: what the ticket begins with. */
export function useIncoming(number: string, message: string | null, enabled = true): Incoming | undefined {
  const mails = useQuery({ ...query('incoming-mail.list', { id: number, limit: 200 }), enabled })
  return enabled ? mails.data?.items.find((one) => one.message === message) : undefined
}

export const ticketMailQuery = (number: string) => query('ticket-mail.list', { id: number, limit: 200 })

export function useOutgoing(number: string, enabled = true): readonly Outgoing[] {
  const mails = useQuery({
    ...ticketMailQuery(number),
    enabled,
    // What is on its way moves on without a word.
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ state: one }) => one === 'held' || one === 'queued' || one === 'sending')
        ? 5000
        : false,
  })
  return mails.data?.items ?? none
}
