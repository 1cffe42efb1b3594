// An import as a record: a file, how it is understood, and what became of its rows.
import { z } from 'zod'
import { At, Can, Id, line, Named, Revision } from '../../../platform/shapes.ts'

export const importFields = [
  'id',
  'title',
  'description',
  'type',
  'status',
  'priority',
  'impact',
  'urgency',
  'category',
  'tags',
  'channel',
  'requesterEmail',
  'requesterName',
  'team',
  'assigneeEmail',
  'assigneeName',
  'openedBy',
  'resolution',
  'openedAt',
  'updatedAt',
  'updatedBy',
  'firstRespondedAt',
  'resolvedAt',
  'closedAt',
  'comments',
] as const
export type ImportField = (typeof importFields)[number]

/** A field of the ticket, or `field.site` for a field of its own. */
export type ImportTarget = ImportField | `field.${string}`

export const ImportTarget = z
  .string()
  .regex(
    new RegExp(`^(?:${importFields.join('|')}|field\\.[a-z][a-z0-9_]{0,59})$`),
    `is not a field of tickets: take one of ${importFields.join(', ')}, or field.name for one of your own`,
  )
  .transform((name) => name as ImportTarget)

export const importStates = [
  'reading',
  'ready',
  'checking',
  'importing',
  'done',
  'stopped',
  'undoing',
  'undone',
] as const

export const ImportColumn = z.strictObject({
  name: z.string(),
  /** What of a ticket it fills; empty when it is left out. */
  targets: z.array(z.string()),
  /** Why it is left out, or null. */
  dropped: z.string().nullable(),
  samples: z.array(z.string()),
  /** How many rows say something here. */
  filled: z.int(),
})
export type ImportColumn = z.output<typeof ImportColumn>

export const ImportValue = z.strictObject({
  field: z.enum(['status', 'priority', 'impact', 'urgency', 'type', 'channel']),
  theirs: z.string(),
  rows: z.int(),
  /** Null: it has no equal, and the field keeps its default. */
  ours: z.string().nullable(),
  by: z.enum(['hand', 'profile', 'guess']),
})
export type ImportValue = z.output<typeof ImportValue>

const Counts = z.record(z.string(), z.int())

export const ImportOutcome = z.strictObject({
  dryRun: z.boolean(),
  rows: z.int(),
  imported: z.int(),
  skipped: z.int(),
  failed: z.int(),
  /** Rows (skipped) that told an earlier or later state of a ticket and went into its history. */
  states: z.int(),
  /** How many of the imported tickets have which status, priority, category. */
  counts: z.strictObject({ status: Counts, priority: Counts, category: Counts }),
  newCategories: z.array(z.string()),
  /** Keys that nobody defined: kept on the tickets as free details. */
  freeFields: z.array(z.string()),
  newPeople: z.int(),
  /** Names of teams and assignees that nobody here has: kept on the ticket as fields. */
  unknownTeams: z.array(z.string()),
  unknownAssignees: z.array(z.string()),
})
export type ImportOutcome = z.output<typeof ImportOutcome>

export const ImportRun = z.strictObject({
  id: Id,
  state: z.enum(importStates),
  source: z.string(),
  file: z.strictObject({
    name: z.string(),
    size: z.int(),
    encoding: z.string(),
    format: z.string(),
    /** False once it was deleted, which happens as soon as it is no longer needed. */
    kept: z.boolean(),
  }),
  profile: z
    .strictObject({
      key: z.string(),
      name: z.string(),
      evidence: z
        .enum(['export', 'documentation'])
        .describe('made from a real export, or from the vendor’s documentation'),
    })
    .nullable(),
  timeZone: z.string(),
  dateOrder: z.enum(['auto', 'day first', 'month first']),
  columns: z.array(ImportColumn),
  values: z.array(ImportValue),
  rows: z.int().describe('rows that were read'),
  /** Rows that are done with, in the work that goes on or went on last. */
  done: z.int(),
  outcome: ImportOutcome.nullable(),
  undo: z
    .strictObject({
      tickets: z.int().describe('that it had brought'),
      removed: z.int(),
      kept: z.int().describe('because somebody had touched them'),
      people: z.int().describe('removed with them: those that it had added and that nothing names any more'),
      categories: z.int(),
    })
    .nullable()
    .describe('how far taking it back is, or what came of it'),
  /** Why it stopped. */
  error: z.string().nullable(),
  by: Named,
  createdAt: At,
  startedAt: At.nullable(),
  finishedAt: At.nullable(),
  /** When this record and what is left of the file are deleted by themselves. */
  expiresAt: At,
  revision: Revision,
  can: z.strictObject({ change: Can, run: Can, stop: Can, undo: Can, remove: Can }),
})
export type ImportRun = z.output<typeof ImportRun>

export const sourceName = line(80)
