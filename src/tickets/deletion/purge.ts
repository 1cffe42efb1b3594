// What has been in the bin for its thirty days goes for good, a few tickets at a time.
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { eachTenant } from '../../platform/each-tenant.ts'
import type { Runtime } from '../../platform/events.ts'
import { keptInBin } from './contract.ts'
import * as store from './store.ts'

const atOnce = 50

export const emptyBin = (runtime: Runtime) => eachTenant(runtime, purge)

async function purge(ctx: Context): Promise<boolean> {
  const before = new Date(ctx.now.getTime() - keptInBin * 24 * 3600 * 1000)
  const gone = await store.due(ctx, before, atOnce)
  if (gone.length === 0) return false
  await store.removeForGood(
    ctx,
    gone.map(({ id }) => id),
  )
  for (const { id, number } of gone) {
    await ctx.record({
      name: 'ticket.removed',
      subject: { kind: 'ticket', id },
      changes: { number },
      audience: [audience.overseers],
    })
  }
  return gone.length === atOnce
}
