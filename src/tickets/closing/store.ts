// The SQL of what becomes of resolved and closed tickets.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { defaults } from './contract.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    ticket_setting: {
      tenant_id: string
      close_after_days: number
      reopen_within_days: number
      revision: number
    }
  }
}

interface Setting {
  close_after_days: number
  reopen_within_days: number
  revision: number
}

const unset = { close_after_days: defaults.closeAfterDays, reopen_within_days: defaults.reopenWithinDays, revision: 1 }

export async function setting({ db, tenant }: Context, hold = false): Promise<Setting> {
  let query = db
    .selectFrom('ticket_setting')
    .select(['close_after_days', 'reopen_within_days', 'revision'])
    .where('tenant_id', '=', tenant)
  if (hold) query = query.forUpdate()
  return (await query.executeTakeFirst()) ?? unset
}

export async function change({ db, tenant }: Context, values: Partial<Omit<Setting, 'revision'>>): Promise<void> {
  await db
    .insertInto('ticket_setting')
    .values({ tenant_id: tenant, ...unset, ...values, revision: 2 })
    .onConflict((conflict) =>
      conflict
        .column('tenant_id')
        .doUpdateSet((eb) => ({ ...values, revision: eb('ticket_setting.revision', '+', 1) })),
    )
    .execute()
}

/** How long tickets of a category stay resolved: as it says, as the nearest one above it says, as the workspace says. 0: for ever. */
export async function daysUntilClosed({ db, tenant }: Context, category: string | null): Promise<number> {
  const { rows } = await sql<{ days: number }>`select coalesce(
      (select a.close_after_days from category c cross join unnest(c.ancestors) with ordinality as above (id, depth)
        join category a on a.tenant_id = c.tenant_id and a.id = above.id
        where c.tenant_id = ${tenant} and c.id = ${category} and a.close_after_days is not null order by above.depth desc limit 1),
      (select s.close_after_days from ticket_setting s where s.tenant_id = ${tenant}),
      ${defaults.closeAfterDays}::int) as days`.execute(db)
  return rows[0]?.days ?? defaults.closeAfterDays
}

/** The first few that were resolved long enough ago, held. */
export async function due({ db, tenant, now }: Context, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('status', '=', 'resolved')
    .where('closes_at', '<=', now)
    .where('deleted_at', 'is', null)
    .orderBy('closes_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

/** The event by which a ticket was resolved last. */
export async function resolvedBy({ db, tenant }: Context, ticket: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('event')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('subject', '=', ticket)
    .where('name', '=', 'ticket.resolved')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Files that their author attached to a closed ticket go with the reply that opens the next one. */
export async function moveFiles(
  { db, tenant, actor }: Context,
  from: string,
  to: string,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('attachment')
    .set({ ticket_id: to })
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', from)
    .where('message_id', 'is', null)
    .where('by_id', '=', actor.id)
    .where('id', 'in', ids)
    .execute()
}

/** Whoever was in copy is in copy again. */
export async function takeAlong({ db, tenant, now }: Context, from: string, to: string): Promise<void> {
  await sql`insert into ticket_participant (tenant_id, ticket_id, person_id, role, added_by, at)
    select tenant_id, ${to}, person_id, role, added_by, ${now} from ticket_participant
    where tenant_id = ${tenant} and ticket_id = ${from} and role = 'cc'`.execute(db)
}
