// A ticket as it once was.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, Id } from '../../platform/shapes.ts'
import { Ticket, TicketId } from '../contract/ticket.ts'

/** What of a ticket has a history. */
export const TicketState = Ticket.pick({
  title: true,
  description: true,
  type: true,
  status: true,
  state: true,
  priority: true,
  priorityBy: true,
  priorityReason: true,
  impact: true,
  urgency: true,
  category: true,
  tags: true,
  fields: true,
  fieldTexts: true,
  requester: true,
  team: true,
  assignee: true,
  level: true,
  resolution: true,
  dueAt: true,
  mandatory: true,
  childrenFollow: true,
  snoozedUntil: true,
  firstRespondedAt: true,
  resolvedAt: true,
  closedAt: true,
})
export type TicketState = z.output<typeof TicketState>

export const ticketAt = operation({
  name: 'tickets.at',
  http: 'GET /tickets/{id}/at',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Show a ticket as it was at some time, or after some event of its history, beside how it is now',
  input: z.strictObject({
    id: TicketId,
    time: At.optional(),
    event: Id.optional().describe('id of an event of this ticket'),
  }),
  output: z.strictObject({
    number: z.string(),
    at: At,
    /** The last event that had happened by then. */
    event: Id,
    was: TicketState,
    is: TicketState,
    /** What differs between the two. */
    changed: z.array(z.string()),
  }),
})

export const historyOperations = [ticketAt] as const
