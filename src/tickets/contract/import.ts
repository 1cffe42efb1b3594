// Tickets from other desks, a batch at a time. The command line reads files and sends batches; so can a script.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, Id, line, text } from '../../platform/shapes.ts'
import { Fields } from '../fields/contract.ts'
import { Status } from './state.ts'
import { Channel, Priority, Scale } from './ticket.ts'

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
  resolution: text(20_000).optional(),
  fields: Fields.optional().describe(
    'values by key; read by the definition of the field, kept as a free detail where there is none',
  ),
  openedAt: At.optional(),
  resolvedAt: At.optional(),
})
export type ImportRow = z.output<typeof ImportRow>

export const importTickets = operation({
  name: 'imports.tickets',
  http: 'POST /imports/tickets',
  permission: 'tickets.import',
  safety: 'write',
  summary: 'Import a batch of tickets; rows that were imported before are skipped',
  input: z.strictObject({
    source: line(80).describe('names the other desk or the file; ids are unique within it'),
    dryRun: z.boolean().optional(),
    // Each row is judged by itself, so that one bad row costs only itself.
    rows: z.array(z.record(z.string(), z.unknown())).min(1).max(1000),
  }),
  output: z.strictObject({
    imported: z.int(),
    skipped: z.int(),
    failed: z.int(),
    failures: z.array(z.strictObject({ line: z.int(), reason: z.string() })),
    newCategories: z.array(z.string()),
    /** Keys that nobody defined: kept on the tickets as free details. */
    freeFields: z.array(z.string()),
    ids: z.array(z.strictObject({ line: z.int(), ticket: Id })),
  }),
})

export const importOperations = [importTickets] as const
