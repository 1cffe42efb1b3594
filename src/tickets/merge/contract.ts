// Merging: several tickets about one matter go on as one, and can be taken apart again.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, flag, page, paging, reference, some } from '../../platform/shapes.ts'
import { TicketName } from '../contract/brief.ts'
import { Ticket } from '../contract/ticket.ts'

const TicketId = reference('a number such as T-1042')

export const Merge = z.strictObject({
  /** The ticket that was merged into this one. */
  ticket: TicketName.extend({ requester: PersonBrief }),
  /** Its public conversation is read by whoever reads this ticket, whether or not they may see it alone. */
  sharesConversation: z.boolean(),
  by: PersonBrief.nullable(),
  at: At,
  undoUntil: At,
})
export type Merge = z.output<typeof Merge>

export const mergeTickets = operation({
  name: 'tickets.merge',
  http: 'POST /tickets/{id}/merge',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Merge a ticket into another one (into), or others into it (tickets); it can be undone for 30 days',
  revisioned: true,
  input: z.strictObject({
    id: TicketId,
    into: TicketId.optional().describe('the ticket in which this one goes on'),
    tickets: some(TicketId).optional().describe('tickets that go on in this one'),
    shareConversation: flag
      .optional()
      .describe(
        'whoever reads the target reads the public conversation too; unless told, only where both have one requester',
      ),
  }),
  output: Ticket,
})

export const unmergeTicket = operation({
  name: 'tickets.unmerge',
  http: 'DELETE /tickets/{id}/merge',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Undo the merge of a ticket into another one: both are as they were',
  revisioned: true,
  input: z.strictObject({ id: TicketId }),
  output: Ticket,
})

export const listMerges = operation({
  name: 'tickets.merges',
  http: 'GET /tickets/{id}/merges',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the tickets that were merged into a ticket',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(Merge),
})

export const mergeOperations = [mergeTickets, unmergeTicket, listMerges] as const
