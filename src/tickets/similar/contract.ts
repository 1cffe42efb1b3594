// Open tickets like the one that somebody is about to open, so that the same is not asked and done twice.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, flag, line, reference } from '../../platform/shapes.ts'
import { TicketName } from '../contract/brief.ts'
import { TicketId } from '../contract/ticket.ts'
import { statuses } from '../workflow.ts'

export const Similar = TicketName.extend({
  status: z.enum(statuses),
  requester: PersonBrief,
  /** Of the person that was asked about, or of the caller. */
  sameRequester: z.boolean(),
  openedAt: At,
})
export type Similar = z.output<typeof Similar>

export const similarTickets = operation({
  name: 'tickets.similar',
  http: 'GET /tickets/similar',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List open tickets with a title like this one, the likeliest first; requesters get their own only',
  input: z.strictObject({
    text: line(400).describe('a title, or the beginning of one'),
    requester: reference('the address of a person').optional().describe('whose come first; yours unless told'),
    except: TicketId.optional().describe('the ticket that they would be like'),
    own: flag.optional().describe('only those that you asked for'),
  }),
  output: z.strictObject({ items: z.array(Similar) }),
})

export const similarOperations = [similarTickets] as const
