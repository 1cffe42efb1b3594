// A ticket that can wait: out of the way until a time, or until its requester writes.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, line, reference } from '../../platform/shapes.ts'
import { Ticket } from '../contract/ticket.ts'

const TicketId = reference('a number such as T-1042')

export const snoozeTicket = operation({
  name: 'tickets.snooze',
  http: 'PUT /tickets/{id}/snooze',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Hide a ticket from the lists of agents until a time; it comes back earlier when its requester writes',
  input: z.strictObject({
    id: TicketId,
    until: At.describe('within a year, such as 2026-11-23T09:00:00Z'),
    reason: line(300).optional(),
  }),
  output: Ticket,
})

export const wakeTicket = operation({
  name: 'tickets.wake',
  http: 'DELETE /tickets/{id}/snooze',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Bring a snoozed ticket back now',
  input: z.strictObject({ id: TicketId }),
  output: Ticket,
})

export const snoozeOperations = [snoozeTicket, wakeTicket] as const
