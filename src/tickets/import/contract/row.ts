// A ticket from another desk, as the desk takes it in: what it is now, what was said on it, and what happened to it before.
import { z } from 'zod'
import { At, email, line, text } from '../../../platform/shapes.ts'
import { Priority, Scale } from '../../contract/scales.ts'
import { Status } from '../../contract/state.ts'
import { Channel } from '../../contract/ticket.ts'
import { Fields } from '../../fields/contract.ts'

const Value = z.union([text(4000), z.number(), z.boolean(), z.null()])

/** One change in the past: each property with its old and its new value, in words. `status` uses the desk's own. */
export const PastChange = z.strictObject({
  at: At,
  by: line(120).optional().describe('a name, as the other desk called them'),
  changes: z
    .record(z.string().regex(/^[a-z][A-Za-z0-9_]{0,69}$/, 'is not the name of a property'), z.tuple([Value, Value]))
    .refine((changes) => Object.keys(changes).length <= 50, 'has more than 50 properties')
    .refine(
      ({ status }) => !status || status.every((one) => Status.safeParse(one).success),
      'status is none of new, open, pending, on_hold, resolved, closed',
    ),
})
export type PastChange = z.output<typeof PastChange>

export const PastMessage = z.strictObject({
  at: At,
  authorEmail: email.optional(),
  authorName: line(120).optional(),
  side: z.enum(['requester', 'desk']),
  visibility: z.enum(['public', 'internal']),
  body: text(200_000),
})
export type PastMessage = z.output<typeof PastMessage>

export const ImportRow = z.strictObject({
  /** Where the row stands in its file, for the report. */
  line: z.int().min(1),
  /** The row's own id in the other desk; the same id is never imported twice. */
  id: line(200),
  title: line(200),
  description: text(200_000).optional(),
  type: line(80).optional().describe('key or name of a type'),
  status: Status.optional(),
  state: line(80)
    .optional()
    .describe('key or name of a state in the workflow of the type; the first one of its status unless told'),
  priority: Priority.optional(),
  impact: Scale.optional(),
  urgency: Scale.optional(),
  category: line(200).optional().describe('name, path or alias; an unknown one is made under Imported'),
  tags: z.array(line(40)).max(50).optional(),
  channel: Channel.optional(),
  requesterEmail: line(254).optional(),
  requesterName: line(120).optional(),
  team: line(80).optional(),
  assigneeEmail: line(254).optional(),
  assigneeName: line(120).optional(),
  openedBy: line(120).optional().describe('who wrote it down, when it was not the requester'),
  resolution: text(20_000).optional(),
  fields: Fields.optional().describe(
    'values by key; read by the definition of the field, kept as a free detail where there is none',
  ),
  openedAt: At.optional().describe('the earliest time that the row tells, unless told'),
  updatedAt: At.optional(),
  firstRespondedAt: At.optional(),
  resolvedAt: At.optional(),
  closedAt: At.optional(),
  history: z.array(PastChange).max(2000).optional(),
  messages: z.array(PastMessage).max(2000).optional(),
})
export type ImportRow = z.output<typeof ImportRow>
