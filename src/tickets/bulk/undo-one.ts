// One ticket of an undo: its former values, as far as they are still as the bulk change left them.
import type { Context } from '../../platform/context.ts'
import { carryOut } from '../../platform/execute.ts'
import { differences } from '../differences.ts'
import * as itemStore from './items.store.ts'
import { held, wholeOf } from './one.ts'
import type { BulkRow } from './store.ts'
import { leftAs, undoSteps } from './undo-steps.ts'
import { unsent } from './words.ts'

export async function undoOne(
  ctx: Context,
  undone: Pick<BulkRow, 'id' | 'change'>,
  id: string,
): Promise<itemStore.Result> {
  const done = await itemStore.done(ctx, undone.id, id)
  const before = await held(ctx, id)
  const since = done?.mark ? await itemStore.since(ctx, id, done.mark) : []
  const { steps, wanted, kept } = undoSteps(done?.changes ?? {}, before, since)
  for (const { verb, input } of steps) await carryOut(ctx, verb, input)
  const after = await wholeOf(ctx, id)
  const changes = differences(before, after)
  const left = [...kept, ...leftAs(wanted, after), ...unsent(undone.change)]
  const reason = left.length > 0 ? left.join(' ') : null
  if (Object.keys(changes).length > 0) return { outcome: 'changed', reason, changes }
  return left.length > 0
    ? { outcome: 'failed', reason, changes: null }
    : { outcome: 'unchanged', reason: null, changes: null }
}
