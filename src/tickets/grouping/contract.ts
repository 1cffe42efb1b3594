// How many tickets of a list are in which group.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { tallyTickets } from '../contract/ticket.ts'
import { GroupBy, Sort } from '../views/contract.ts'

export const TicketGroup = z.strictObject({
  /** As rows tell it under `group`: a key, or an id. Null: those that are in none. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  count: z.int(),
  atLeast: z.boolean().describe('counting stopped: there may be more in it'),
  /** With this the list, in the same order, begins at the group. */
  cursor: z.string(),
})
export type TicketGroup = z.output<typeof TicketGroup>

export const groupTickets = operation({
  name: 'tickets.groups',
  http: 'GET /tickets/groups',
  permission: 'tickets.use',
  safety: 'read',
  summary:
    'Count the tickets that fit a filter group by group, in the order of the list; counting stops at 100,000 in all',
  input: tallyTickets.input.extend({
    group: GroupBy.optional().describe('status, priority, assignee, field.<key> …; that of the view unless told'),
    sort: Sort.optional().describe('that of the list: the cursors of its groups belong to it'),
  }),
  output: z.strictObject({
    items: z.array(TicketGroup),
    atLeast: z.boolean().describe('counting stopped in one group or more'),
  }),
})

export const groupOperations = [groupTickets] as const
