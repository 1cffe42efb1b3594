// Deleting a ticket, taking it back within thirty days, and the bin that holds it meanwhile.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, Id, page, paging, reference } from '../../platform/shapes.ts'
import { Ticket } from '../contract/ticket.ts'

/** Days. */
export const keptInBin = 30

export const DeletedTicket = z.strictObject({
  id: Id,
  number: z.string(),
  title: z.string(),
  requester: PersonBrief,
  deletedAt: At,
  deletedBy: PersonBrief.nullable(),
  /** Gone for good soon after. */
  removedAt: At,
})
export type DeletedTicket = z.output<typeof DeletedTicket>

const TicketId = reference('a number such as T-1042')

export const deleteTicket = operation({
  name: 'tickets.delete',
  http: 'DELETE /tickets/{id}',
  permission: 'tickets.delete',
  safety: 'write',
  summary: `Move a ticket to the bin; it can be restored for ${keptInBin} days`,
  status: 204,
  input: z.strictObject({ id: TicketId }),
  output: z.null(),
})

export const restoreTicket = operation({
  name: 'tickets.restore',
  http: 'POST /tickets/{id}/restoration',
  permission: 'tickets.delete',
  safety: 'write',
  summary: 'Take a ticket out of the bin, as it was',
  input: z.strictObject({ id: TicketId }),
  output: Ticket,
})

export const listBin = operation({
  name: 'tickets.bin',
  http: 'GET /tickets/bin',
  permission: 'tickets.delete',
  safety: 'read',
  summary: 'List deleted tickets, the last deleted first',
  input: z.strictObject({ ...paging }),
  output: page(DeletedTicket),
})

export const deletionOperations = [deleteTicket, restoreTicket, listBin] as const
