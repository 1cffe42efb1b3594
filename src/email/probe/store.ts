// The SQL of tests of mailboxes.
import '../schema.ts'
import type { Selectable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'
import type { ProbeStep } from './contract.ts'

export type ProbeRow = Selectable<Schema['mailbox_test']>

export async function insert(
  { db, tenant, now }: Context,
  row: Pick<ProbeRow, 'id' | 'mailbox_id' | 'by_id' | 'settings' | 'secrets' | 'steps'>,
): Promise<void> {
  await db
    .insertInto('mailbox_test')
    .values({
      ...row,
      settings: JSON.stringify(row.settings) as never,
      steps: JSON.stringify(row.steps) as never,
      tenant_id: tenant,
      state: 'running',
      begun_at: now,
    })
    .execute()
}

/** They are for whoever looks at the screen: after a day nobody does. */
export async function dropOld({ db, tenant, now }: Context): Promise<void> {
  const old = new Date(now.getTime() - 24 * 3600_000)
  await db.deleteFrom('mailbox_test').where('tenant_id', '=', tenant).where('begun_at', '<', old).execute()
}

export const find = ({ db, tenant }: Pick<Context, 'db' | 'tenant'>, id: string): Promise<ProbeRow | undefined> =>
  db.selectFrom('mailbox_test').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

export async function note(
  { db, tenant }: Pick<Context, 'db' | 'tenant'>,
  id: string,
  steps: ProbeStep[],
  ended?: { state: 'ok' | 'failed'; at: Date },
): Promise<void> {
  await db
    .updateTable('mailbox_test')
    .set({
      steps: JSON.stringify(steps) as never,
      ...(ended && { state: ended.state, ended_at: ended.at, secrets: null }),
    })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}
