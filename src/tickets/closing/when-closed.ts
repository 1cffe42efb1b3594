import type { Context } from '../../platform/context.ts'
import * as store from './store.ts'

/** When a ticket that was resolved now (or then) closes by itself; null: never. */
export async function whenClosed(ctx: Context, category: string | null, resolved = ctx.now): Promise<Date | null> {
  const days = await store.daysUntilClosed(ctx, category)
  return days === 0 ? null : new Date(resolved.getTime() + days * 24 * 3600 * 1000)
}
