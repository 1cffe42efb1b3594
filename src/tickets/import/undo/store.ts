// The SQL of taking an import back.
import '../../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { visible } from '../../policy.ts'

export type Added = 'person' | 'category'

/** Keeps what came into being for the tickets of an import. */
export async function remember(
  { db, tenant }: Context,
  run: string,
  added: { kind: Added; id: string }[],
): Promise<void> {
  if (added.length === 0) return
  await sql`insert into import_added (tenant_id, run_id, kind, id)
    select ${tenant}, ${run}, kind, id
    from unnest(${added.map(({ kind }) => kind)}::text[], ${added.map(({ id }) => id)}::uuid[]) as t (kind, id)`.execute(
    db,
  )
}

export async function countTickets({ db, tenant }: Context, run: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from imported_ticket
    where tenant_id = ${tenant} and run_id = ${run}`.execute(db)
  return rows[0]?.n ?? 0
}

export interface BroughtTicket {
  id: string
  number: string
  touched: boolean
}

/**
 * Somebody did something about it since it came in: every act of a person on a ticket stands in the log. What the desk does by
 * itself, such as closing what was resolved long ago, does not count; a running timer does.
 */
const touched = sql`(exists (select 1 from event e where e.tenant_id = t.tenant_id and e.subject = t.id
    and e.actor_kind = 'person' and e.name like 'ticket.%' and e.name <> 'ticket.imported')
  or exists (select 1 from timer w where w.tenant_id = t.tenant_id and w.ticket_id = t.id))`

/** The next few that an import brought, held: nobody touches them until the commit. */
export async function next(ctx: Context, run: string, after: string, limit: number): Promise<BroughtTicket[]> {
  const { db, tenant } = ctx
  const { rows: held } = await sql<{
    id: string
  }>`select t.id from ticket t where t.tenant_id = ${tenant} and t.id = any(array(
      select i.ticket_id from imported_ticket i where i.tenant_id = ${tenant} and i.run_id = ${run} and i.ticket_id > ${after}::uuid
      order by i.ticket_id limit ${limit})) order by t.id for update`.execute(db)
  // Asked anew: what was said while waiting for the row counts too.
  const { rows } = await sql<BroughtTicket>`select t.id, 'T-' || t.number as number, ${touched} as touched from ticket t
    where t.tenant_id = ${tenant} and t.id = any(${held.map(({ id }) => id)}::uuid[]) order by t.id`.execute(db)
  return rows
}

export async function added({ db, tenant }: Context, run: string, kind: Added, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from import_added
    where tenant_id = ${tenant} and run_id = ${run} and kind = ${kind} order by id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

export async function forget({ db, tenant }: Context, run: string, kind: Added, ids: string[]): Promise<void> {
  await sql`delete from import_added where tenant_id = ${tenant} and run_id = ${run} and kind = ${kind}
    and id = any(${ids}::uuid[])`.execute(db)
}

/** Those of these people whom no ticket names. */
export async function unnamed({ db, tenant }: Context, people: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from unnest(${people}::uuid[]) as p (id)
    where not exists (select 1 from ticket t where t.tenant_id = ${tenant} and t.requester_id = p.id)
      and not exists (select 1 from ticket t where t.tenant_id = ${tenant} and t.assignee_id = p.id)
      and not exists (select 1 from ticket_participant c where c.tenant_id = ${tenant} and c.person_id = p.id)`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export async function dropFromSearch({ db, tenant }: Context, people: string[]): Promise<void> {
  await sql`delete from search_document where tenant_id = ${tenant} and kind = 'person' and id = any(${people}::uuid[])`.execute(
    db,
  )
}

/** Its path, if it is as it was made and nothing is in it or names it. */
export async function unusedCategory({ db, tenant }: Context, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`select c.path from category c
    where c.tenant_id = ${tenant} and c.id = ${id} and c.revision = 1
      and not exists (select 1 from ticket t where t.tenant_id = c.tenant_id and t.category_id = c.id)
      and not exists (select 1 from category b where b.tenant_id = c.tenant_id and b.parent_id = c.id)
      and not exists (select 1 from field_definition f where f.tenant_id = c.tenant_id and c.id = any(f.categories))
      and not exists (select 1 from canned_reply r where r.tenant_id = c.tenant_id and r.category_id = c.id)
      and not exists (select 1 from ticket_type k where k.tenant_id = c.tenant_id and k.category_id = c.id)
    for update of c`.execute(db)
  return rows[0]?.path
}

export interface KeptRow {
  id: string
  number: string
  title: string
  name: string
  by: string
  at: Date
}

/** What an import brought and its undo left, as far as the caller sees it, with the last thing that somebody did about it. */
export async function kept(ctx: Context, run: string, after: string, limit: number): Promise<KeptRow[]> {
  const { tenant } = ctx
  return ctx.db
    .selectFrom('ticket')
    .innerJoin('imported_ticket as i', (j) =>
      j.onRef('i.tenant_id', '=', 'ticket.tenant_id').onRef('i.ticket_id', '=', 'ticket.id'),
    )
    .innerJoinLateral(
      sql<{ name: string; by: string; at: Date }>`(select e.name, e.actor_name as by, e.at from event e
        where e.tenant_id = ${tenant} and e.subject = ticket.id and e.actor_kind = 'person' and e.name like 'ticket.%'
        order by e.id desc limit 1)`.as('last'),
      (j) => j.onTrue(),
    )
    .select(['ticket.id', 'ticket.title', 'last.name', 'last.by', 'last.at'])
    .select(sql<string>`'T-' || ticket.number`.as('number'))
    .where('ticket.tenant_id', '=', tenant)
    .where('i.run_id', '=', run)
    .where('ticket.id', '>', after)
    .where(visible(ctx))
    .orderBy('ticket.id')
    .limit(limit)
    .execute()
}
