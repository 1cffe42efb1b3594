// How tickets name their type and their state.
import { z } from 'zod'
import { Can, text } from '../../platform/shapes.ts'
import { statuses } from '../workflow.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'is not a key: a letter, then letters, digits and _')

/** The key of a type: incident, request, bug, and what admins add. */
export const TicketType = key
export const StateKey = key
/** What the form of a type asked, by key of the question. Whoever sends answers answers what is required. */
export const Answers = z
  .record(key, text(10_000))
  .refine((answers) => Object.keys(answers).length <= 30, 'has more than 30 answers')
  .describe('by key of the question; they stand above the description')

export const StateName = z.strictObject({ key: z.string(), name: z.string() })
export const Status = z.enum(statuses)

/** A state that a ticket may or may not go to from where it is. */
export const MoveTo = z.strictObject({
  state: StateName,
  status: Status,
  /** What leads there: a change of `state`, or resolving, reopening, closing with that `state`. */
  by: z.enum(['change', 'resolve', 'reopen', 'close']),
  /** The workflow has a step there, even if something is in its way now. */
  step: z.boolean(),
  can: Can,
})
