// What bulk changes did is kept for 90 days: so long they can be looked at, tried again and undone. The history stays.
import { eachTenant } from '../../platform/each-tenant.ts'
import type { Runtime } from '../../platform/events.ts'
import * as store from './store.ts'

const kept = 90 * 24 * 3600 * 1000

export const cleanUpBulkChanges = (runtime: Runtime): Promise<void> =>
  eachTenant(runtime, async (ctx) => {
    await store.dropOld(ctx, new Date(ctx.now.getTime() - kept))
    return false
  })
