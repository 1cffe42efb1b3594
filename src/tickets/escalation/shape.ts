// An escalation as the world sees it: who passed a ticket on to whom, and what they handed over.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { At, Id, Named } from '../../platform/shapes.ts'

export const Escalation = z.strictObject({
  id: Id,
  at: At,
  by: PersonBrief.nullable(),
  from: z.strictObject({ team: Named.nullable(), level: z.int(), assignee: PersonBrief.nullable() }),
  to: z.strictObject({ team: Named.nullable(), level: z.int() }),
  /** What the receiving side has to answer. */
  question: z.string(),
  /** What was tried, and what came of it. */
  tried: z.string(),
  logs: z.string().nullable(),
  /** Why there are no logs. */
  reason: z.string().nullable(),
  /** Ids of files on the ticket. */
  attachments: z.array(Id),
  outcome: z.enum(['open', 'answered', 'handed_back', 'resolved']),
  /** Its end: the answer, or why it was handed back. */
  ending: z.strictObject({ at: At, by: PersonBrief.nullable(), text: z.string().nullable() }).nullable(),
})
export type Escalation = z.output<typeof Escalation>
