// An import is taken back: asked for here, done in the background (work.ts). Asked for twice, it is done once.
import { pageSize, readCursor, toPage } from '../../../platform/cursor.ts'
import { implement } from '../../../platform/execute.ts'
import { listKeptTickets, undoImport } from '../contract.ts'
import { demand, found, show } from '../runs/present.ts'
import * as runs from '../runs/run.store.ts'
import { announce } from '../runs/upload.ts'
import * as store from './store.ts'

export const firstId = '00000000-0000-0000-0000-000000000000'

export const undo = implement(undoImport, async (ctx, { id }) => {
  const run = found(await runs.hold(ctx, id))
  if (run.state === 'undoing' || run.state === 'undone') return show(ctx, id)
  demand(run, 'undo')
  const tickets = await store.countTickets(ctx, id)
  await runs.update(ctx, id, {
    state: 'undoing',
    undo: { tickets, removed: 0, kept: 0, people: 0, categories: 0, after: firstId },
    error: null,
    started_at: ctx.now,
    finished_at: null,
  })
  await announce(ctx, 'import.undo_started', id, ctx.actor.id, { source: run.source, file: run.file_name, tickets })
  return show(ctx, id)
})

export const kept = implement(listKeptTickets, async (ctx, { id, limit, cursor }) => {
  const run = found(await runs.find(ctx, id))
  const scope = `import kept ${run.id}`
  const size = pageSize(limit)
  // Before it was taken back, nothing was kept: everything is still there.
  const rows =
    run.state === 'undone' ? await store.kept(ctx, id, readCursor(ctx, scope, cursor)?.[0] ?? firstId, size + 1) : []
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [row.id],
    ({ id: ticket, number, title, by, at }) => ({ id: ticket, number, title, by, at: at.toISOString() }),
  )
})
