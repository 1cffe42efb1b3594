// Imports whose time is over are forgotten, with their rows and their files.
import { theDesk } from '../../../platform/context.ts'
import { act, type Runtime } from '../../../platform/events.ts'
import * as rows from './row.store.ts'
import * as store from './run.store.ts'

export async function forgetOldImports(runtime: Runtime): Promise<void> {
  const tenants = await runtime.database.outsideTenants((db) => db.selectFrom('tenant').select('id').execute())
  for (const { id: tenant } of tenants) {
    const step = <T>(verb: Parameters<typeof act<T>>[2]) => act(runtime, { tenant, actor: theDesk }, verb)
    for (const id of await step((ctx) => store.expired(ctx))) {
      while ((await step((ctx) => rows.dropDone(ctx, id, true, 5000))) > 0);
      await step((ctx) => store.remove(ctx, id))
    }
  }
}
