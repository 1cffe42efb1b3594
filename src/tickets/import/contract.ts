// Tickets from other desks: a file at a time, looked at and adjusted before it comes in, or batches of rows by a script.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, flag, Id, line, page, paging, wholeNumber } from '../../platform/shapes.ts'
import { ImportRow } from './contract/row.ts'
import { ImportRun, ImportTarget, sourceName } from './contract/run.ts'

export * from './contract/row.ts'
export * from './contract/run.ts'

export const importTickets = operation({
  name: 'imports.tickets',
  http: 'POST /imports/tickets',
  permission: 'tickets.import',
  safety: 'write',
  summary: 'Import a batch of tickets; rows that were imported before are skipped',
  input: z.strictObject({
    source: sourceName.describe('names the other desk or the file; ids are unique within it'),
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

const settings = {
  source: sourceName
    .optional()
    .describe('names the other desk: ids are unique within it; the name of the file unless told'),
  timeZone: line(60).optional().describe('of times that name none, such as Europe/Lisbon; UTC unless told'),
  dateOrder: z
    .enum(['auto', 'day first', 'month first'])
    .optional()
    .describe('of 03-04-2026; told from the column unless told'),
}

export const uploadImport = operation({
  name: 'imports.upload',
  http: 'POST /imports',
  permission: 'tickets.import',
  safety: 'write',
  summary: 'Hand in a file of tickets: it is read and kept until it is imported, nothing is imported yet',
  status: 201,
  upload: true,
  uploadMegabytes: 500,
  input: z.strictObject({
    ...settings,
    encoding: line(40).optional().describe('found out unless told, such as utf-8, windows-1252, shift_jis'),
    profile: line(40).optional().describe('recognised by the columns unless told; none for none'),
  }),
  output: ImportRun,
})

export const listImports = operation({
  name: 'imports.list',
  http: 'GET /imports',
  permission: 'tickets.import',
  safety: 'read',
  summary: 'List the imports, newest first',
  input: z.strictObject({ ...paging }),
  output: page(ImportRun.omit({ columns: true, values: true })),
})

export const getImport = operation({
  name: 'imports.get',
  http: 'GET /imports/{id}',
  permission: 'tickets.import',
  safety: 'read',
  summary: 'Show an import: how its columns and words are understood, how far it is, and what came of it',
  input: z.strictObject({ id: Id }),
  output: ImportRun,
})

export const changeImport = operation({
  name: 'imports.change',
  http: 'PATCH /imports/{id}',
  permission: 'tickets.import',
  safety: 'write',
  summary: 'Change how a file is understood, before it is imported',
  revisioned: true,
  input: z.strictObject({
    id: Id,
    ...settings,
    profile: line(40).optional().describe('lays the mapping out anew; none for none'),
    mapping: z
      .record(ImportTarget, z.union([z.array(z.string().max(400)).max(50), z.string().max(400), z.null()]))
      .optional()
      .describe('field to column or columns; null leaves the field out; what is not named stays'),
    values: z
      .partialRecord(
        z.enum(['status', 'priority', 'impact', 'urgency', 'type', 'channel']),
        z.record(z.string().max(400), z.string().max(60).nullable()),
      )
      .optional()
      .describe('for example {"status": {"Awaiting parts": "on_hold"}}; null goes back to the guess'),
  }),
  output: ImportRun,
})

export const ImportProblem = z.strictObject({ line: z.int(), reason: z.string() })

export const previewImport = operation({
  name: 'imports.preview',
  http: 'GET /imports/{id}/preview',
  permission: 'tickets.import',
  safety: 'read',
  summary: 'Show the first tickets as they would come in, and what is wrong with the first rows',
  input: z.strictObject({ id: Id, limit: wholeNumber(1, 50).optional().describe('5 unless told') }),
  output: z.strictObject({ tickets: z.array(ImportRow), problems: z.array(ImportProblem) }),
})

export const runImport = operation({
  name: 'imports.run',
  http: 'POST /imports/{id}/run',
  permission: 'tickets.import',
  safety: 'write',
  summary: 'Import a file, or check all of it without importing anything; it goes on in the background',
  status: 202,
  input: z.strictObject({ id: Id, dryRun: flag.optional() }),
  output: ImportRun,
})

export const stopImport = operation({
  name: 'imports.stop',
  http: 'DELETE /imports/{id}/run',
  permission: 'tickets.import',
  safety: 'write',
  summary: 'Stop an import; what came in stays, and running it again goes on there',
  input: z.strictObject({ id: Id }),
  output: ImportRun,
})

export const listImportProblems = operation({
  name: 'imports.problems',
  http: 'GET /imports/{id}/problems',
  permission: 'tickets.import',
  safety: 'read',
  summary: 'List the rows that were not imported, with the reason and with what stands in them',
  input: z.strictObject({ id: Id, ...paging }),
  output: page(ImportProblem.extend({ cells: z.array(z.string()) })),
})

export const exportImportProblems = operation({
  name: 'imports.export-problems',
  http: 'GET /imports/{id}/problems/export',
  permission: 'tickets.import',
  safety: 'read',
  summary:
    'Download the rows that were not imported as CSV: line, reason, and the columns of the file, to be mended and brought again',
  download: true,
  input: z.strictObject({ id: Id }),
  output: z.unknown(),
})

export const undoImport = operation({
  name: 'imports.undo',
  http: 'POST /imports/{id}/undo',
  permission: 'tickets.import',
  safety: 'destructive',
  summary: 'Take an import back: what it brought is removed for good, but for the tickets that somebody touched since',
  status: 202,
  input: z.strictObject({ id: Id }),
  output: ImportRun,
})

export const KeptTicket = z.strictObject({
  id: Id,
  number: z.string(),
  title: z.string(),
  by: z.string().describe('who last did something about it'),
  at: At,
})

export const listKeptTickets = operation({
  name: 'imports.kept',
  http: 'GET /imports/{id}/kept',
  permission: 'tickets.import',
  safety: 'read',
  summary: 'List the tickets that taking an import back has left, because somebody had touched them',
  input: z.strictObject({ id: Id, ...paging }),
  output: page(KeptTicket),
})

export const removeImport = operation({
  name: 'imports.remove',
  http: 'DELETE /imports/{id}',
  permission: 'tickets.import',
  safety: 'destructive',
  summary: 'Forget an import and delete its file; the tickets stay',
  status: 204,
  input: z.strictObject({ id: Id }),
  output: z.null(),
})

export const listImportProfiles = operation({
  name: 'import-profiles.list',
  http: 'GET /import-profiles',
  permission: 'tickets.import',
  safety: 'read',
  summary: 'List the desks whose exports are recognised, with what becomes of each column',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        evidence: z.enum(['export', 'documentation']),
        columns: z.array(
          z.strictObject({ name: z.string(), targets: z.array(z.string()), dropped: z.string().nullable() }),
        ),
      }),
    ),
  }),
})

export const importOperations = [
  importTickets,
  uploadImport,
  listImports,
  getImport,
  changeImport,
  previewImport,
  runImport,
  stopImport,
  listImportProblems,
  exportImportProblems,
  undoImport,
  listKeptTickets,
  removeImport,
  listImportProfiles,
] as const
