// The SQL of snoozing.
import '../schema.ts'
import type { Context } from '../../platform/context.ts'

/** Leaves the ticket as others last saw it: that it waits changes nothing of it. */
export async function snooze(
  { db, tenant, actor }: Context,
  id: string,
  until: Date,
  reason: string | null,
): Promise<void> {
  await db
    .updateTable('ticket')
    .set({ snoozed_until: until, snoozed_by: actor.id, snooze_reason: reason })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

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
