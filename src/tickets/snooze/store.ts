// The SQL of snoozing.
import '../schema.ts'
import type { Context } from '../../platform/context.ts'
import { write } from '../update.store.ts'

/** Leaves the ticket as others last saw it: that it waits changes nothing of it. */
export const snooze = (ctx: Context, id: string, until: Date, reason: string | null): Promise<void> =>
  write(ctx, id, { snoozed_until: until, snoozed_by: ctx.actor.id, snooze_reason: reason })

/** The first few whose time has come, held. */
export async function due({ db, tenant, now }: Context, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('snoozed_until', '<=', now)
    .where('deleted_at', 'is', null)
    .orderBy('snoozed_until')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}
