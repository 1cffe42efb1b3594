// What has had its time: expired sessions and invitations, old sign-in attempts, idempotency keys past their week.
import { theDesk } from '../platform/context.ts'
import { act, type Runtime } from '../platform/events.ts'
import { dropOldKeys } from '../platform/idempotency.ts'
import * as store from './access.store.ts'

export async function cleanUp(runtime: Runtime): Promise<void> {
  const { database, clock } = runtime
  const before = new Date(clock.now().getTime() - 24 * 3600 * 1000)
  const tenants = await database.outsideTenants(async (db) => {
    await store.dropOldAttempts(db, before)
    return store.tenants(db)
  })
  for (const { id } of tenants) {
    await act(runtime, { tenant: id, actor: theDesk }, async (ctx) => {
      await store.dropExpired(ctx)
      await dropOldKeys(ctx)
    })
  }
}
