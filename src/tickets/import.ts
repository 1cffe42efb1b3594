// Tickets from other desks. Each row stands for itself: a bad one is reported and costs nobody else anything.
import type { z } from 'zod'
import type { Context } from '../platform/context.ts'
import type { FieldError } from '../platform/errors.ts'
import { fieldErrors, implement } from '../platform/execute.ts'
import { ImportRow, importTickets } from './contract.ts'
import { judge as judgeFields } from './fields/accept.ts'
import { all as defined } from './fields/definition.store.ts'
import { withoutNulls } from './fields/on-ticket.ts'
import * as store from './import.store.ts'
import { createLookup } from './import-lookup.ts'
import { importPlaces, type Place, type Places, placeOf } from './import-place.ts'
import { insert } from './insert.store.ts'
import { audienceOf } from './policy.ts'
import { weigh } from './priority.ts'

type PlacedRow = ImportRow & { place: Place }

export const importBatch = implement(importTickets, async (ctx, { source, rows, dryRun = false }) => {
  const { good, failures } = judge(rows, await importPlaces(ctx))
  if (!dryRun) await store.queue(ctx)
  const { fresh: unread, skipped } = await newOnes(ctx, source, good)
  const { fresh, freeFields } = await readFields(ctx, unread, failures)
  const lookup = await createLookup(ctx, dryRun)
  const written = dryRun ? [] : await write(ctx, source, fresh, lookup)
  if (dryRun) for (const row of fresh) await lookup.category(row.category)
  return {
    imported: fresh.length,
    skipped,
    failed: failures.length,
    failures,
    newCategories: lookup.newCategories(),
    freeFields,
    ids: written,
  }
})

function judge(rows: Record<string, unknown>[], places: Places) {
  const good: PlacedRow[] = []
  const failures: { line: number; reason: string }[] = []
  for (const [index, row] of rows.entries()) {
    const parsed = ImportRow.safeParse(row)
    const place = parsed.success ? placeOf(places, parsed.data) : undefined
    if (place && 'problem' in place) failures.push({ line: lineOf(row, index), reason: place.problem })
    else if (parsed.success && place) good.push({ ...parsed.data, place })
    else if (!parsed.success) failures.push({ line: lineOf(row, index), reason: reasonOf(parsed.error) })
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
async function newOnes(ctx: Context, source: string, rows: PlacedRow[]) {
  const seen = await store.known(
    ctx,
    source,
    rows.map((row) => row.id),
  )
  const fresh = rows.filter((row) => !seen.has(row.id) && seen.add(row.id))
  return { fresh, skipped: rows.length - fresh.length }
}

/** Values as the definitions read them. A row with a wrong one is a bad row; a key that nobody defined is a free detail. */
async function readFields<Row extends ImportRow>(
  ctx: Context,
  rows: Row[],
  failures: { line: number; reason: string }[],
) {
  const definitions = await defined(ctx)
  const freeFields = new Set<string>()
  const fresh: Row[] = []
  for (const row of rows) {
    const { values, errors } = await judgeFields(ctx, row.fields ?? {}, { definitions })
    for (const key of Object.keys(values)) if (!definitions.some((one) => one.key === key)) freeFields.add(key)
    if (errors.length === 0) fresh.push({ ...row, fields: withoutNulls(values) })
    else failures.push({ line: row.line, reason: sayErrors(errors) })
  }
  return { fresh, freeFields: [...freeFields] }
}

async function write(
  ctx: Context,
  source: string,
  rows: PlacedRow[],
  lookup: Awaited<ReturnType<typeof createLookup>>,
) {
  const made = []
  for (const row of rows) made.push({ row, ...(await toTicket(ctx, row, lookup)) })
  if (made.length === 0) return []
  await insert(
    ctx,
    made.map(({ ticket }) => ticket),
    'import',
  )
  await store.remember(
    ctx,
    source,
    made.map(({ row, ticket }) => ({ sourceId: row.id, ticket: ticket.id })),
  )
  for (const { row, ticket, restricted } of made) {
    await ctx.record({
      name: 'ticket.imported',
      subject: { kind: 'ticket', id: ticket.id },
      changes: {
        source,
        id: row.id,
        title: ticket.title,
        description: ticket.description,
        requester: ticket.requester_id,
        openedAt: ticket.opened_at.toISOString(),
      },
      audience: audienceOf({
        requester_id: ticket.requester_id,
        team_id: ticket.team_id ?? null,
        team_restricted: restricted,
        organisation_id: null,
        cc: [],
      }),
    })
  }
  return made.map(({ row, ticket }) => ({ line: row.line, ticket: ticket.id }))
}

async function toTicket(ctx: Context, row: PlacedRow, lookup: Awaited<ReturnType<typeof createLookup>>) {
  const { type, state, status } = row.place
  const done = status === 'resolved' || status === 'closed'
  const opened = row.openedAt ? new Date(row.openedAt) : ctx.now
  const resolved = done ? new Date(row.resolvedAt ?? opened) : null
  const team = row.team ? await lookup.team(row.team) : undefined
  const requester = await lookup.requester(row.requesterEmail, row.requesterName)
  const { priorityBy, ...weight } = weigh(row)
  const ticket = {
    id: ctx.newId(),
    title: row.title,
    description: row.description ?? '',
    type,
    state,
    status,
    ...weight,
    priority_by: priorityBy,
    category_id: await lookup.category(row.category),
    tags: [...new Set((row.tags ?? []).map((tag) => tag.toLowerCase()))],
    channel: row.channel ?? ('api' as const),
    requester_id: requester ?? (ctx.actor.id as string),
    // Nothing is dropped: what has no place in this desk is kept on the ticket, in the words of the other one.
    fields: {
      ...row.fields,
      ...(row.team && !team && { imported_team: row.team }),
      ...(!requester && row.requesterName && { imported_requester: row.requesterName }),
      ...(!requester && row.requesterEmail && { imported_requester_email: row.requesterEmail }),
    },
    opened_by: ctx.actor.id,
    team_id: team?.id ?? null,
    assignee_id: null,
    resolution: row.resolution ?? null,
    opened_at: opened,
    updated_at: resolved ?? opened,
    first_responded_at: null,
    resolved_at: resolved,
    closed_at: status === 'closed' ? resolved : null,
  }
  return { ticket, restricted: team?.restricted ?? false }
}
