// What bulk changes did is kept for 90 days: so long they can be looked at, tried again and undone. The history stays.
import { allTenants } from '../../directory/index.ts'
import { theDesk } from '../../platform/context.ts'
import { act, type Runtime } from '../../platform/events.ts'
import * as store from './store.ts'

const kept = 90 * 24 * 3600 * 1000

export async function cleanUpBulkChanges(runtime: Runtime): Promise<void> {
  const before = new Date(runtime.clock.now().getTime() - kept)
  for (const { id } of await runtime.database.outsideTenants(allTenants)) {
    await act(runtime, { tenant: id, actor: theDesk }, (ctx) => store.dropOld(ctx, before))
  }
}
