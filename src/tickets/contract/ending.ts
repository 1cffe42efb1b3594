// The end of a ticket, and its return.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { words } from '../../platform/shapes.ts'
import { StateKey } from './state.ts'
import { withChildren } from './structure.ts'
import { Ticket, TicketId } from './ticket.ts'

const named = StateKey.optional().describe(
  'which one, where the workflow has several; the first one that is allowed unless told',
)

export const resolveTicket = operation({
  name: 'tickets.resolve',
  http: 'POST /tickets/{id}/resolution',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Resolve a ticket: say how it was fixed; its requester confirms or reopens it',
  revisioned: true,
  input: z.strictObject({ id: TicketId, resolution: words(20_000), state: named, ...withChildren }),
  output: Ticket,
})

export const reopenTicket = operation({
  name: 'tickets.reopen',
  http: 'DELETE /tickets/{id}/resolution',
  permission: 'tickets.use',
  safety: 'write',
  summary: 'Reopen a ticket that is not fixed after all',
  revisioned: true,
  input: z.strictObject({ id: TicketId, reason: words(2000).optional(), state: named }),
  output: Ticket,
})

export const closeTicket = operation({
  name: 'tickets.close',
  http: 'POST /tickets/{id}/closure',
  permission: 'tickets.use',
  safety: 'write',
  summary: 'Confirm that a resolved ticket is fixed, and close it',
  revisioned: true,
  input: z.strictObject({ id: TicketId, state: named }),
  output: Ticket,
})

export const endingOperations = [resolveTicket, reopenTicket, closeTicket] as const
