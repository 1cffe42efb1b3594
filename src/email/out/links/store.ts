// The SQL of links in mails.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

export async function find({ db, tenant }: Context, mail: string) {
  return db
    .selectFrom('mail_out as o')
    .innerJoin('ticket as t', (j) => j.onRef('t.tenant_id', '=', 'o.tenant_id').onRef('t.id', '=', 'o.ticket_id'))
    .innerJoin('tenant as w', 'w.id', 'o.tenant_id')
    .innerJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 'o.tenant_id').onRef('p.id', '=', 'o.person_id'))
    .leftJoin('mail_mute as m', (j) =>
      j
        .onRef('m.tenant_id', '=', 'o.tenant_id')
        .onRef('m.ticket_id', '=', 'o.ticket_id')
        .onRef('m.person_id', '=', 'o.person_id'),
    )
    .select([
      'o.id',
      'o.kind',
      'o.role',
      'o.state',
      'o.ticket_id',
      'o.person_id',
      'o.created_at',
      'o.link_used_at',
      't.title',
      't.status',
      't.requester_id',
      't.deleted_at',
      't.merged_into',
      'p.active',
      'w.name as workspace',
      'm.at as muted_at',
      sql<string>`'T-' || t.number`.as('number'),
    ])
    .where('o.tenant_id', '=', tenant)
    .where('o.id', '=', mail)
    .forUpdate('o')
    .executeTakeFirst()
}

export type LinkRow = NonNullable<Awaited<ReturnType<typeof find>>>

export async function used({ db, tenant, now }: Context, mail: string): Promise<void> {
  await db
    .updateTable('mail_out')
    .set({ link_used_at: now })
    .where('tenant_id', '=', tenant)
    .where('id', '=', mail)
    .execute()
}

export async function mute({ db, tenant, now }: Context, ticket: string, person: string, on: boolean): Promise<void> {
  if (on)
    await db
      .insertInto('mail_mute')
      .values({ tenant_id: tenant, ticket_id: ticket, person_id: person, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await db
      .deleteFrom('mail_mute')
      .where('tenant_id', '=', tenant)
      .where('ticket_id', '=', ticket)
      .where('person_id', '=', person)
      .execute()
}
