// Work that is done for every workspace by the clock. One that fails costs the others nothing.
import { type Context, theDesk } from './context.ts'
import { act, type Runtime } from './events.ts'

/**
 * @param step one transaction; answers whether there may be more of it, and is called again until there is not
 */
export async function eachTenant(runtime: Runtime, step: (ctx: Context) => Promise<boolean>): Promise<void> {
  const tenants = await runtime.database.outsideTenants((db) => db.selectFrom('tenant').select('id').execute())
  let failed: unknown
  for (const { id } of tenants) {
    try {
      while (await act(runtime, { tenant: id, actor: theDesk }, step));
    } catch (error) {
      runtime.log.error({ err: error, tenant: id }, 'work by the clock failed for a workspace')
      failed = error
    }
  }
  if (failed) throw failed
}
