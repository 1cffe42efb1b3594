// A ticket as it once was.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, Id } from '../../platform/shapes.ts'
import { Ticket, TicketId } from '../contract/ticket.ts'

/**
 * Whether a field is part of the ticket's history: a new field of a ticket says so here. Left out is what follows from the
 * rest, what changes with everything, and what is told by events of its own for those who see both ends.
 */
const inHistory = {
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
  can: false,
  channel: false,
  checklist: false,
  closesAt: false,
  escalation: false,
  fieldTexts: false,
  followedBy: false,
  follows: false,
  id: false,
  mergeUndoUntil: false,
  merged: false,
  mergedInto: false,
  minutesSpent: false,
  moves: false,
  number: false,
  openedAt: false,
  openedBy: false,
  organisation: false,
  parent: false,
  related: false,
  replyGoes: false,
  revision: false,
  sla: false,
  snooze: false,
  updatedAt: false,
  vip: false,
  watching: false,
  mentioned: false,
} as const satisfies Record<keyof Ticket, boolean>

type Historic = { [Field in keyof Ticket]: (typeof inHistory)[Field] extends true ? Field : never }[keyof Ticket]

export const historic = (Object.keys(inHistory) as (keyof Ticket)[]).filter(
  (field): field is Historic => inHistory[field],
)

/** What of a ticket has a history, and the values of its fields in plain words. */
export const TicketState = Ticket.pick({
  ...(Object.fromEntries(historic.map((field) => [field, true])) as Record<Historic, true>),
  fieldTexts: true,
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
