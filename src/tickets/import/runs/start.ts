// An import is run, stopped, forgotten.
import { audience } from '../../../platform/audience.ts'
import { implement } from '../../../platform/execute.ts'
import { removeImport, runImport, stopImport } from '../contract.ts'
import { demandTitle } from '../map/mapping.ts'
import { demand, found, show, understandingOf } from './present.ts'
import * as rows from './row.store.ts'
import * as store from './run.store.ts'
import { announce, waits } from './upload.ts'

export const run = implement(runImport, async (ctx, { id, dryRun = false }) => {
  const before = found(await store.hold(ctx, id))
  demand(before, 'run')
  const { mapping, columns } = understandingOf(before)
  if (columns.length > 0) demandTitle(mapping, columns)
  // One that was stopped goes on where it was; everything else begins at the beginning.
  const goesOn = before.state === 'stopped' && !dryRun && before.outcome?.dryRun === false
  if (!goesOn) await rows.forgetProblems(ctx, id)
  await store.update(ctx, id, {
    state: dryRun ? 'checking' : 'importing',
    error: null,
    started_at: ctx.now,
    finished_at: null,
    expires_at: waits(ctx.now),
    ...(!goesOn && { position: 0, outcome: null }),
  })
  await announce(ctx, 'import.started', id)
  return show(ctx, id)
})

export const stop = implement(stopImport, async (ctx, { id }) => {
  const before = found(await store.hold(ctx, id))
  demand(before, 'stop')
  const dryRun = before.state === 'checking'
  await store.update(ctx, id, {
    state: dryRun ? 'ready' : 'stopped',
    ...(dryRun && { position: 0, outcome: null }),
    finished_at: ctx.now,
  })
  await announce(ctx, 'import.stopped', id)
  return show(ctx, id)
})

export const remove = implement(removeImport, async (ctx, { id }) => {
  const before = found(await store.hold(ctx, id))
  demand(before, 'remove')
  while ((await rows.dropDone(ctx, id, true, 5000)) > 0);
  await store.remove(ctx, id)
  await ctx.record({
    name: 'import.removed',
    subject: { kind: 'import', id },
    changes: { source: before.source, file: before.file_name },
    audience: [audience.overseers, audience.person(before.by_id)],
  })
  return null
})
