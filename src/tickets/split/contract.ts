// Splitting: something else that somebody said on a ticket goes on in one of its own.
import type { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { Id, line, reference } from '../../platform/shapes.ts'
import { openTicket, Ticket, TicketId } from '../contract/ticket.ts'

export const splitMessage = operation({
  name: 'messages.split',
  http: 'POST /tickets/{id}/messages/{message}/split',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Open a linked ticket from a message and its files, which stay where they are; a note stays a note there',
  status: 201,
  input: openTicket.input
    .pick({ title: true, type: true, category: true, priority: true, team: true, assignee: true })
    .extend({
      id: TicketId,
      message: Id,
      title: line(200),
      requester: reference('the address of a person')
        .optional()
        .describe('who wrote it, or the requester of the ticket; of an internal note yourself'),
    }),
  output: Ticket,
})
export type Split = z.output<typeof splitMessage.input>

export const splitOperations = [splitMessage] as const
