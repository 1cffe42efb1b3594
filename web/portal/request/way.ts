// What an answer of this person does to a request. Pure.
import type { Ticket } from '../../tickets/ticket/sides.ts'

export type Way =
  /** It goes on. */
  | 'reply'
  /** It was over, and goes on. */
  | 'reopen'
  /** It stays over, and a new request carries it on. */
  | 'follow-up'

type Read = Pick<Ticket, 'status' | 'can' | 'replyGoes' | 'merged'>

export const isOver = ({ status }: Pick<Ticket, 'status'>) => status === 'resolved' || status === 'closed'

export function wayOf(ticket: Read): Way {
  // What is said on a merged one is read where it goes on.
  if (!isOver(ticket) || (ticket.merged && ticket.replyGoes === 'here')) return 'reply'
  return ticket.replyGoes === 'follow_up' ? 'follow-up' : 'reopen'
}

/** Reopening is an act of whoever asked; of others it is what their answer does. */
export const reopensByAct = (ticket: Read) => wayOf(ticket) === 'reopen' && ticket.can.reopen.allowed

/** Why nothing can be sent, or null. */
export const refusedBy = (ticket: Read): string | null =>
  reopensByAct(ticket) ? ticket.can.reopen.reason : ticket.can.reply.reason

export const sendWords: Record<Way, string> = {
  reply: 'Send',
  reopen: 'Send and reopen',
  'follow-up': 'Send as a new request',
}
