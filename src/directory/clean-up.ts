// What has had its time: expired sessions and invitations, old sign-in attempts, idempotency keys past their week.
import { eachTenant } from '../platform/each-tenant.ts'
import type { Runtime } from '../platform/events.ts'
import { dropOldKeys } from '../platform/idempotency.ts'
import * as store from './access.store.ts'

export async function cleanUp(runtime: Runtime): Promise<void> {
  const before = new Date(runtime.clock.now().getTime() - 24 * 3600 * 1000)
  await runtime.database.outsideTenants((db) => store.dropOldAttempts(db, before))
  await eachTenant(runtime, async (ctx) => {
    await store.dropExpired(ctx)
    await dropOldKeys(ctx)
    return false
  })
}
