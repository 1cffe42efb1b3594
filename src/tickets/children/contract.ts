// Children: tickets that are done for another ticket.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, flag, line, page, paging, reference } from '../../platform/shapes.ts'
import { TicketBrief, TicketName } from '../contract/brief.ts'
import { openTicket, Ticket } from '../contract/ticket.ts'

export const Child = TicketBrief.extend({
  /** Its parent does not end before it. */
  mandatory: z.boolean(),
  done: z.boolean(),
  /** Its own children. */
  children: z.strictObject({ done: z.int(), of: z.int() }).nullable(),
  /** The ticket that was merged into this one and brought the child along; null for a child of its own. */
  from: TicketName.nullable(),
})
export type Child = z.output<typeof Child>

const TicketId = reference('a number such as T-1042')

export const listChildren = operation({
  name: 'children.list',
  http: 'GET /tickets/{id}/children',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the children of a ticket, oldest first',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(Child),
})

export const addChild = operation({
  name: 'children.add',
  http: 'POST /tickets/{id}/children',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Open a child of a ticket, or make a ticket that exists its child',
  status: 201,
  input: openTicket.input.omit({ title: true, channel: true }).extend({
    id: TicketId,
    ticket: TicketId.optional().describe('an existing ticket; without it a new one is opened'),
    title: line(200).optional().describe('of a new one'),
    requester: reference('the address of a person').optional().describe('that of the parent unless told'),
    category: reference('the name of a category').nullable().optional().describe('that of the parent unless told'),
    dueAt: At.nullable().optional(),
    mandatory: flag.optional().describe('the parent waits for it'),
  }),
  output: Ticket,
})

export const removeChild = operation({
  name: 'children.remove',
  http: 'DELETE /tickets/{id}/children/{child}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Detach a child from its parent; both stay as they are',
  status: 204,
  input: z.strictObject({ id: TicketId, child: TicketId }),
  output: z.null(),
})

export const childOperations = [listChildren, addChild, removeChild] as const
