// Whoever asked adds what helps to find the cause, without writing a message.
import { z } from 'zod'
import { operation } from '../../../platform/operation.ts'
import { Ticket, TicketId } from '../../contract/ticket.ts'
import { Fields } from './values.ts'

export const tellDetails = operation({
  name: 'tickets.tell',
  http: 'PATCH /tickets/{id}/details',
  permission: 'tickets.use',
  safety: 'write',
  summary: 'Add details to a ticket: the fields that requesters are asked for',
  revisioned: true,
  input: z.strictObject({ id: TicketId, fields: Fields.describe('by key; null takes one back') }),
  output: Ticket,
})

export const tellingOperations = [tellDetails] as const
