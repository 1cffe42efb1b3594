// How far bulk changes are. Whoever started one sees it, and whoever sees all tickets sees all of them.

import { no, yes } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import type { Can } from '../../platform/shapes.ts'
import { type BulkChange, getBulkChange, listBulkChanges, listBulkItems } from './contract.ts'
import * as itemStore from './items.store.ts'
import * as store from './store.ts'
import { irreversible } from './words.ts'

const mine = ({ actor }: Context) => (actor.permissions.has('tickets.all') ? undefined : (actor.id as string))

export async function read(ctx: Context, id: string): Promise<store.BulkRow> {
  const row = await store.find(ctx, id, mine(ctx))
  if (!row) throw missing('bulk change')
  return row
}

export async function show(ctx: Context, id: string): Promise<BulkChange> {
  const row = await read(ctx, id)
  return present(ctx, row, (await store.counts(ctx, [id])).get(id) as store.Counts)
}

export const get = implement(getBulkChange, (ctx, { id }) => show(ctx, id))

export const list = implement(listBulkChanges, async (ctx, { limit, cursor, state }) => {
  const scope = `bulk changes ${state ?? ''}`
  const size = pageSize(limit)
  const rows = await store.list(ctx, { by: mine(ctx), state }, readCursor(ctx, scope, cursor), size + 1)
  const counts = await store.counts(
    ctx,
    rows.map(({ id }) => id),
  )
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [row.id],
    (row) => present(ctx, row, counts.get(row.id) as store.Counts),
  )
})

export const items = implement(listBulkItems, async (ctx, { id, outcome, limit, cursor }) => {
  await read(ctx, id)
  const scope = `bulk items ${id} ${outcome ?? ''}`
  const size = pageSize(limit)
  const rows = await itemStore.items(ctx, id, outcome, readCursor(ctx, scope, cursor), size + 1)
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [String(row.position)],
    (row) => ({ ...row, outcome: row.outcome ?? 'waiting', at: row.at?.toISOString() ?? null }),
  )
})

export function present(ctx: Context, row: store.BulkRow, counts: store.Counts): BulkChange {
  return {
    id: row.id,
    by: row.by,
    state: row.state,
    summary: row.summary,
    change: row.change,
    undoes: row.undoes_id,
    undoneBy: row.undone_by,
    tickets: row.tickets,
    ...counts,
    cannotUndo: irreversible(row.change),
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    can: can(ctx, row, counts),
  }
}

/** Which state of a bulk change allows what. */
function can(
  { actor }: Context,
  { by, state, undone_by }: store.BulkRow,
  { failed, changed }: store.Counts,
): BulkChange['can'] {
  const underWay = state === 'waiting' || state === 'running'
  const over = (act: string, rest: Can) =>
    underWay ? no(`It is still under way: wait, or cancel it, before you ${act}.`) : rest
  return {
    // It goes on in the name of whoever started it.
    retry:
      by.id === actor.id
        ? over('try again', failed > 0 ? yes : no('Nothing failed in it.'))
        : no(`Only ${by.name}, who started it, tries again.`),
    undo: over('undo it', undone_by ? no('It was undone already.') : changed > 0 ? yes : no('It changed no ticket.')),
    cancel: underWay ? yes : no('It is over: nothing is left to cancel.'),
  }
}
