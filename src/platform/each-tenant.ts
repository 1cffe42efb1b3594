// Work that is done for every workspace by the clock. One that fails costs the others nothing.
import { type Context, theDesk } from './context.ts'
import type { Database } from './database/database.ts'
import { act, type Runtime } from './events.ts'

/** Ids of every workspace. */
export const tenantsOf = async (database: Database): Promise<string[]> =>
  (await database.outsideTenants((db) => db.selectFrom('tenant').select('id').execute())).map(({ id }) => id)

/**
 * @param step one transaction; answers whether there may be more of it, and is called again until there is not
 */
export async function eachTenant(runtime: Runtime, step: (ctx: Context) => Promise<boolean>): Promise<void> {
  let failed: unknown
  for (const id of await tenantsOf(runtime.database)) {
    try {
      while (await act(runtime, { tenant: id, actor: theDesk }, step));
    } catch (error) {
      runtime.log.error({ err: error, tenant: id }, 'work by the clock failed for a workspace')
      failed = error
    }
  }
  if (failed) throw failed
}
