// Cloning: the same once more, for the next person or the next time.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { line, reference } from '../../platform/shapes.ts'
import { Ticket, TicketId } from '../contract/ticket.ts'

export const cloneTicket = operation({
  name: 'tickets.clone',
  http: 'POST /tickets/{id}/clone',
  permission: 'tickets.work',
  safety: 'write',
  summary:
    'Open a ticket like another one: title, description, type, category, fields, tags, requester, checklists; not its conversation',
  status: 201,
  input: z.strictObject({
    id: TicketId,
    title: line(200).optional().describe('that of the other one unless told'),
    requester: reference('the address of a person').optional().describe('that of the other one unless told'),
  }),
  output: Ticket,
})

export const cloneOperations = [cloneTicket] as const
