// The SQL of what is planned to be mailed.
import './schema.ts'
import '../schema.ts'
import type { Insertable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'

type Row = Omit<Insertable<Schema['mail_out']>, 'tenant_id' | 'created_at'>

export const insert = ({ db, tenant, now }: Context, rows: Row[]): Promise<unknown> =>
  db
    .insertInto('mail_out')
    .values(rows.map((row) => ({ ...row, tenant_id: tenant, created_at: now })))
    .execute()

/** By which mailbox a ticket came in. */
export async function cameBy({ db, tenant }: Context, ticket: string): Promise<string | null> {
  const row = await db
    .selectFrom('mail')
    .select('mailbox_id')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst()
  return row?.mailbox_id ?? null
}

export async function mutedOn({ db, tenant }: Context, ticket: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('mail_mute')
    .select('person_id')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

export async function erase({ db, tenant }: Context, ticket: string): Promise<void> {
  for (const table of ['mail_out', 'mail_mute'] as const)
    await db.deleteFrom(table).where('tenant_id', '=', tenant).where('ticket_id', '=', ticket).execute()
}
