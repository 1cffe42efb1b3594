// The SQL of authorisations that are under way, and of the tokens that come of them.
import '../schema.ts'
import type { Selectable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'

export type PendingRow = Selectable<Schema['mailbox_authorization']>

export async function insert(
  { db, tenant, now }: Context,
  row: Omit<PendingRow, 'tenant_id' | 'begun_at'>,
): Promise<void> {
  await db
    .insertInto('mailbox_authorization')
    .values({ ...row, tenant_id: tenant, begun_at: now })
    .execute()
}

export async function dropOld({ db, tenant, now }: Context): Promise<void> {
  const old = new Date(now.getTime() - minutes * 60_000)
  await db.deleteFrom('mailbox_authorization').where('tenant_id', '=', tenant).where('begun_at', '<', old).execute()
}

/** How long somebody may take to say yes. */
export const minutes = 10

/** Takes it away: an answer counts once. */
export async function take(
  { db, tenant }: Pick<Context, 'db' | 'tenant'>,
  id: string,
): Promise<PendingRow | undefined> {
  return db
    .deleteFrom('mailbox_authorization')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export async function sealedOf({ db, tenant }: Pick<Context, 'db' | 'tenant'>, mailbox: string) {
  const row = await db
    .selectFrom('mailbox')
    .select(['secrets', 'incoming', 'outgoing'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', mailbox)
    .executeTakeFirst()
  return row
}

/** No change of the settings, so its revision stays. Answers false when the secrets are not the ones from before any more. */
export async function replaceSecrets(
  { db, tenant }: Pick<Context, 'db' | 'tenant'>,
  mailbox: string,
  before: string | null,
  secrets: string | null,
): Promise<boolean> {
  const done = await db
    .updateTable('mailbox')
    .set({ secrets })
    .where('tenant_id', '=', tenant)
    .where('id', '=', mailbox)
    .where('secrets', 'is not distinct from', before)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) > 0
}
