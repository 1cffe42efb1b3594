// By the clock: what a killed desk left behind, and what is tried again.
import { eachTenant } from '../../platform/each-tenant.ts'
import type { Runtime } from '../../platform/events.ts'
import * as store from './store.ts'

const atOnce = 50

export async function workOnDue(runtime: Runtime): Promise<void> {
  const waiting: { tenant: string; id: string }[] = []
  await eachTenant(runtime, async (ctx) => {
    for (const id of await store.due(ctx, atOnce)) waiting.push({ tenant: ctx.tenant, id })
    return false
  })
  if (waiting.length === 0) return
  const { workOnMail } = await import('./work.ts')
  for (const { tenant, id } of waiting) await workOnMail(runtime, tenant, id)
}
