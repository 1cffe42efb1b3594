// What those who asked may do after the end: write again, and reopen as long as the workspace grants it. Pure.
import { no, yes } from '../../directory/index.ts'
import type { Can } from '../../platform/shapes.ts'
import type { TicketAct, TicketStatus } from '../workflow.ts'

export interface Over {
  number: string
  status: TicketStatus
  closed_at: Date | null
  /** For how many days after it was closed a reply reopens it. */
  reopen_days: number
  /** What is said on it is read there: it stays, unless that is closed as well. */
  merged_into: string | null
  merged_status: TicketStatus | null
}

/** What a public reply of somebody who asked does: it stays, it reopens the ticket, or it opens a new one that follows it. */
export function replyGoesFrom(ticket: Over, now: Date): 'here' | 'reopens' | 'follow_up' {
  const { status, closed_at, reopen_days, merged_into } = ticket
  if (merged_into) return ticket.merged_status === 'closed' ? 'follow_up' : 'here'
  if (status === 'resolved') return 'reopens'
  if (status !== 'closed') return 'here'
  const until = (closed_at?.getTime() ?? 0) + reopen_days * 24 * 3600 * 1000
  return now.getTime() < until ? 'reopens' : 'follow_up'
}

/** Null: as the state allows. @param works for an agent who asked for it themselves */
export function afterwards(act: TicketAct, ticket: Over, now: Date, works: boolean): Can | null {
  if (ticket.status !== 'closed' || (ticket.merged_into && ticket.merged_status !== 'closed')) return null
  if (act === 'reply' || act === 'attach') return yes
  if (ticket.merged_into) return null
  return act === 'reopen' && !works && replyGoesFrom(ticket, now) !== 'reopens'
    ? no(`${ticket.number} was closed too long ago to reopen. Reply, and a new ticket follows it.`)
    : null
}
