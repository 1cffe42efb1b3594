// The fields by which a ticket hangs together with others.
import { z } from 'zod'
import { At, Can, flag } from '../../platform/shapes.ts'
import { TicketName } from './brief.ts'

const Progress = z.strictObject({ done: z.int(), of: z.int() })

export const inEveryTicket = {
  /** Null unless the caller works on it. */
  dueAt: At.nullable(),
  parent: TicketName.nullable(),
}

/** Null: it has none, or the caller does not work on it. */
export const inRow = { children: Progress.nullable() }

export const inDetail = {
  /** Whether its parent waits for it. */
  mandatory: z.boolean(),
  /** Open children are resolved with it, unless told otherwise. */
  childrenFollow: z.boolean(),
  /** What hangs together with it, as far as the caller may see it; null for its requester. */
  related: z
    .strictObject({
      children: Progress,
      tasks: Progress,
      links: z.int(),
      /** Tickets that were merged into it. */
      merges: z.int(),
      /** What is mandatory and not done: numbers of children and texts of tasks, the first few of each; how many are hidden. */
      waitsFor: z.strictObject({ children: z.array(z.string()), tasks: z.array(z.string()), hidden: z.int() }),
      /** The earliest date of an open child or task. */
      dueAt: At.nullable(),
    })
    .nullable(),
  /** It was merged into another ticket. */
  merged: z.boolean(),
  /** Where it goes on; null when it was not merged, or when the caller may not see that ticket. */
  mergedInto: TicketName.nullable(),
  mergeUndoUntil: At.nullable(),
}

export const canInDetail = { link: Can, addChild: Can, plan: Can, merge: Can, unmerge: Can }

export const due = { dueAt: At.nullable().optional() }

export const planning = {
  ...due,
  mandatory: flag.optional().describe('whether its parent waits for it'),
  childrenFollow: flag.optional().describe('whether open children are resolved with it'),
}

export const withChildren = {
  children: flag.optional().describe('resolve its open children with it; as set on the ticket unless told'),
}
