// A ticket as it appears within another one.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { At, Id } from '../../platform/shapes.ts'
import { statuses } from '../workflow.ts'

export const TicketName = z.strictObject({ id: Id, number: z.string(), title: z.string() })
export type TicketName = z.output<typeof TicketName>

export const TicketBrief = TicketName.extend({
  status: z.enum(statuses),
  assignee: PersonBrief.nullable(),
  /** Null for its requester: when something is due is between those who do it. */
  dueAt: At.nullable(),
})
export type TicketBrief = z.output<typeof TicketBrief>
