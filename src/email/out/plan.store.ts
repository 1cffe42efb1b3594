// The SQL of what is planned to be mailed.
import './schema.ts'
import '../schema.ts'
import { type Insertable, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'
import type { MailKind } from './contract.ts'

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

/** Mails of this kind about a ticket that have not left yet never do. Answers with the ids of the people they were for. */
export async function keepBack(
  { db, tenant }: Context,
  ticket: string,
  kind: MailKind,
  reason: string,
): Promise<Set<string>> {
  const rows = await db
    .updateTable('mail_out')
    .set({ state: 'cancelled', reason, due_at: null })
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('kind', '=', kind)
    .where('state', 'in', ['held', 'queued'])
    .returning('person_id')
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** The words of the last resolution that somebody was mailed; null: nobody was. */
export async function lastMailedResolution({ db, tenant }: Context, ticket: string): Promise<unknown> {
  const { rows } = await sql<{ resolution: unknown }>`select e.changes->'resolution' as resolution from mail_out o
    join event e on e.tenant_id = o.tenant_id and e.id = o.event_id
    where o.tenant_id = ${tenant} and o.ticket_id = ${ticket} and o.kind = 'resolution' and o.state = 'sent'
    order by o.id desc limit 1`.execute(db)
  return rows[0]?.resolution ?? null
}

export async function erase({ db, tenant }: Context, ticket: string): Promise<void> {
  for (const table of ['mail_out', 'mail_mute'] as const)
    await db.deleteFrom(table).where('tenant_id', '=', tenant).where('ticket_id', '=', ticket).execute()
}
