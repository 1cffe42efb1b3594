// Imports whose time is over are forgotten, with their rows and their files.
import { eachTenant } from '../../../platform/each-tenant.ts'
import type { Runtime } from '../../../platform/events.ts'
import * as rows from './row.store.ts'
import * as store from './run.store.ts'

export const forgetOldImports = (runtime: Runtime): Promise<void> =>
  eachTenant(runtime, async (ctx) => {
    const [id] = await store.expired(ctx)
    if (id === undefined) return false
    if ((await rows.dropDone(ctx, id, true, 5000)) === 0) await store.remove(ctx, id)
    return true
  })
