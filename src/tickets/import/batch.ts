// Tickets from other desks, a batch of rows at a time. Each row stands for itself: a bad one is reported and costs nobody else anything.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { FieldError } from '../../platform/errors.ts'
import { fieldErrors, implement } from '../../platform/execute.ts'
import { judge as judgeFields } from '../fields/accept.ts'
import { all as defined } from '../fields/definition.store.ts'
import { withoutNulls } from '../fields/on-ticket.ts'
import { ImportRow, importTickets } from './contract.ts'
import { createLookup } from './lookup.ts'
import { importPlaces, type Place, type Places, placeOf } from './place.ts'
import * as store from './store.ts'
import { importerOf, writeTickets } from './write.ts'

export const importBatch = implement(importTickets, async (ctx, { source, rows, dryRun = false }) => {
  const { good, failures } = judge(rows, await importPlaces(ctx))
  if (!dryRun) await store.queue(ctx)
  const { fresh: unread, skipped } = await newOnes(ctx, source, good)
  const { fresh, freeFields, refused } = await readFields(ctx, unread)
  failures.push(...refused)
  const lookup = await createLookup(ctx, fresh, dryRun)
  const importer = await importerOf(ctx, ctx.actor.id as string)
  const written = dryRun ? [] : await writeTickets(ctx, { source, importer }, fresh, lookup)
  return {
    imported: fresh.length,
    skipped,
    failed: failures.length,
    failures,
    newCategories: [...lookup.found.categories],
    freeFields,
    ids: written,
  }
})

export type PlacedRow = ImportRow & { place: Place }

/** A row that the desk takes, with where it stands here; or what is wrong with it. */
export function judgeRow(row: unknown, places: Places): PlacedRow | { problem: string } {
  const parsed = ImportRow.safeParse(row)
  if (!parsed.success) return { problem: reasonOf(parsed.error) }
  const place = placeOf(places, parsed.data)
  return 'problem' in place ? place : { ...parsed.data, place }
}

function judge(rows: Record<string, unknown>[], places: Places) {
  const good: PlacedRow[] = []
  const failures: { line: number; reason: string }[] = []
  for (const [index, row] of rows.entries()) {
    const judged = judgeRow(row, places)
    if ('problem' in judged) failures.push({ line: lineOf(row, index), reason: judged.problem })
    else good.push(judged)
  }
  return { good, failures }
}

const lineOf = (row: Record<string, unknown>, index: number) =>
  Number.isInteger(row.line) && Number(row.line) > 0 ? Number(row.line) : index + 1

const reasonOf = (error: z.ZodError) => sayErrors(fieldErrors(error).errors ?? [])

const sayErrors = (errors: FieldError[]) =>
  errors
    .map(({ path, message }) => `${path} ${message}`)
    .join('; ')
    .slice(0, 1000)

/** A row that came before, or twice in this batch, is skipped. */
export async function newOnes(ctx: Context, source: string, rows: PlacedRow[]) {
  const seen = await store.known(
    ctx,
    source,
    rows.map((row) => row.id),
  )
  const fresh = rows.filter((row) => !seen.has(row.id) && seen.add(row.id))
  return { fresh, skipped: rows.length - fresh.length }
}

/** Values as the definitions read them. A row with a wrong one is a bad row; a key that nobody defined is a free detail. */
export async function readFields<Row extends ImportRow>(ctx: Context, rows: Row[]) {
  const definitions = await defined(ctx)
  const freeFields = new Set<string>()
  const refused: { line: number; reason: string }[] = []
  const fresh: Row[] = []
  for (const row of rows) {
    const { values, errors } = await judgeFields(ctx, row.fields ?? {}, { definitions })
    for (const key of Object.keys(values)) if (!definitions.some((one) => one.key === key)) freeFields.add(key)
    if (errors.length === 0) fresh.push({ ...row, fields: withoutNulls(values) })
    else refused.push({ line: row.line, reason: sayErrors(errors) })
  }
  return { fresh, freeFields: [...freeFields], refused }
}
