// The SQL of what was sent: whose mail is it that somebody answers, or that came back.
import './schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { MailKind } from './contract.ts'

/** Without angle brackets, as they come back; some mail systems change the case. */
export async function byHeader({ db, tenant }: Context, ids: string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('mail_out')
    .select(['id', 'header_id', 'ticket_id', 'person_id', 'address', 'kind', 'state'])
    .where('tenant_id', '=', tenant)
    .where('header_id', 'in', [...new Set([...ids, ...ids.map((id) => id.toLowerCase())])])
    .execute()
}

/** What mail alone brings forth: without these no two machines keep each other awake. The rest takes a person who decides something. */
const answers: MailKind[] = ['acknowledgement', 'copy', 'notice']

export async function automaticTo({ db, tenant }: Context, address: string, since: Date) {
  const { rows } = await sql<{
    at: Date
    acknowledgement: boolean
  }>`select /* by key */ sent_at as at, kind = 'acknowledgement' as acknowledgement
    from mail_out where tenant_id = ${tenant} and address = ${address} and sent_at >= ${since} and kind = any(${answers})
    order by sent_at desc limit 100`.execute(db)
  return rows
}

/** The newest that was sent to an address about which a bounce says no more. */
export async function lastTo({ db, tenant }: Context, address: string, since: Date) {
  return db
    .selectFrom('mail_out')
    .select(['id', 'header_id', 'ticket_id', 'person_id', 'address', 'kind', 'state'])
    .where('tenant_id', '=', tenant)
    .where('address', '=', address)
    .where('sent_at', '>=', since)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function bounced({ db, tenant }: Context, id: string, reason: string, response: string | null) {
  await db
    .updateTable('mail_out')
    .set({ state: 'bounced', reason, response, due_at: null, sender: null })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

export async function suppress(
  { db, tenant, now }: Context,
  address: string,
  values: { cause: 'bounced' | 'hand'; reason: string; by_id: string | null },
) {
  await db
    .insertInto('mail_address')
    .values({ tenant_id: tenant, address, at: now, ...values })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'address']).doUpdateSet({ ...values, at: sql`excluded.at` }),
    )
    .execute()
}
