// What can be done with a bulk change that was started: try again what failed, take it back, leave the rest.
import type { Context } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { type BulkChange, cancelBulkChange, retryBulkChange, undoBulkChange } from './contract.ts'
import * as itemStore from './items.store.ts'
import { read, show } from './read.ts'
import { begin, heard } from './start.ts'
import * as store from './store.ts'

async function readFor(ctx: Context, id: string, act: keyof BulkChange['can']): Promise<BulkChange> {
  await read(ctx, id)
  await store.hold(ctx, id)
  const bulk = await show(ctx, id)
  const { allowed, reason } = bulk.can[act]
  if (!allowed) throw new DeskError('conflict', `${reason} Nothing was changed.`)
  return bulk
}

/** As whoever started it, with what they may do then. */
export const retry = implement(retryBulkChange, async (ctx, { id }) => {
  const bulk = await readFor(ctx, id, 'retry')
  await itemStore.failedAgain(ctx, id)
  await store.move(ctx, id, ['done', 'cancelled'], 'waiting')
  await ctx.record({
    name: 'bulk_change.retried',
    subject: { kind: 'bulk_change', id },
    changes: { tickets: bulk.tickets, failed: bulk.failed },
    audience: heard(bulk.by.id),
  })
  return show(ctx, id)
})

/** A bulk change of its own, in the name of whoever undoes. */
export const undo = implement(undoBulkChange, async (ctx, { id }) => {
  const bulk = await readFor(ctx, id, 'undo')
  return begin(ctx, { change: null, summary: `undo: ${bulk.summary}`, undoes: id }, 'changed')
})

export const cancel = implement(cancelBulkChange, async (ctx, { id }) => {
  const bulk = await readFor(ctx, id, 'cancel')
  await store.move(ctx, id, ['waiting', 'running'], 'cancelled')
  await itemStore.cancelRest(ctx, id)
  await ctx.record({
    name: 'bulk_change.cancelled',
    subject: { kind: 'bulk_change', id },
    changes: { tickets: bulk.tickets },
    audience: heard(bulk.by.id),
  })
  return show(ctx, id)
})
