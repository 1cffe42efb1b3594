// The SQL of the category tree.
import './schema.ts'
import { CompiledQuery, type SqlBool, sql, type Updateable } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'
import { visible, type Watched } from './policy.ts'
import { unresolved } from './workflow.ts'

export interface CategoryRow {
  /** Where it stands in the tree: lists are sorted by this, and cursors carry it. */
  place: number[]
  id: string
  name: string
  path: string
  ancestors: string[]
  parent: { id: string; name: string } | null
  owner_team: { id: string; name: string } | null
  assigns_owner: boolean
  position: number
  examples: string
  notes: string
  aliases: string[]
  close_after_days: number | null
  /** Itself or with one above it. */
  retired: boolean
  retirement: Retirement | null
  revision: number
}

/** Of itself, or of the one above that it was retired with. */
interface Retirement {
  at: string
  by: { id: string; name: string } | null
  with: { id: string; name: string } | null
}

/** For a query on a category `c`: the nearest upwards that was retired by itself says when, and by whom. */
const retirement = sql<Retirement | null>`(select jsonb_build_object('at', a.retired_at,
    'by', case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end,
    'with', case when a.id = c.id then null else jsonb_build_object('id', a.id, 'name', a.name) end)
  from category a left join person p on p.tenant_id = a.tenant_id and p.id = a.retired_by
  where c.retired and a.tenant_id = c.tenant_id and a.id = any(c.ancestors) and a.retired_at is not null
  order by cardinality(a.ancestors) desc limit 1)`

export async function list(
  { db, tenant }: Context,
  filter: { id?: string; retired?: boolean | undefined },
  after: string[] | undefined,
  limit: number,
): Promise<CategoryRow[]> {
  let query = db
    .selectFrom('category as c')
    .leftJoin('category as up', (j) => j.onRef('up.tenant_id', '=', 'c.tenant_id').onRef('up.id', '=', 'c.parent_id'))
    .leftJoin('team as t', (j) => j.onRef('t.tenant_id', '=', 'c.tenant_id').onRef('t.id', '=', 'c.owner_team_id'))
    .select(['c.id', 'c.name', 'c.path', 'c.place', 'c.position', 'c.assigns_owner', 'c.examples', 'c.notes'])
    .select(['c.aliases', 'c.close_after_days', 'c.revision', 'c.ancestors', 'c.retired'])
    .select(retirement.as('retirement'))
    .select(
      sql<
        CategoryRow['parent']
      >`case when up.id is null then null else jsonb_build_object('id', up.id, 'name', up.name) end`.as('parent'),
    )
    .select(
      sql<
        CategoryRow['owner_team']
      >`case when t.id is null then null else jsonb_build_object('id', t.id, 'name', t.name) end`.as('owner_team'),
    )
    .where('c.tenant_id', '=', tenant)
  if (filter.id) query = query.where('c.id', '=', filter.id)
  if (filter.retired !== undefined) query = query.where('c.retired', '=', filter.retired)
  if (after) query = query.where(sql<SqlBool>`(c.place, c.id) > (${after[0]}::int[], ${after[1]}::uuid)`)
  return query.orderBy('c.place').orderBy('c.id').limit(limit).execute()
}

export interface Found {
  id: string
  name: string
  path: string
  /** From the root to itself. */
  ancestors: string[]
  retired: boolean
  /** Who gets what is opened here without a team: of the nearest category upwards that has an owner, if it says so. */
  owner: Owner | null
}

export interface Owner {
  category: string
  team: { id: string; name: string; level: number; restricted: boolean }
}

/** For a query on a category `c`. */
export const ownerOf = `(select case when o.assigns_owner then jsonb_build_object('category', o.path,
    'team', jsonb_build_object('id', w.id, 'name', w.name, 'level', w.level, 'restricted', w.restricted)) end
  from category o join team w on w.tenant_id = o.tenant_id and w.id = o.owner_team_id
  where o.tenant_id = c.tenant_id and o.id = any(c.ancestors) order by cardinality(o.ancestors) desc limit 1)`

const byIdText = `select /* by key */ c.id, c.name, c.path, c.ancestors, c.retired, ${ownerOf} as owner from category c where c.tenant_id = $1 and c.id = $2::uuid`

/** By id, by path, by name (the topmost of that name), by alias; of two, the one that is not retired. */
export async function find(
  { db, tenant }: Context,
  reference: { id: string } | { name: string },
): Promise<Found | undefined> {
  if ('id' in reference) {
    const { rows } = await db.executeQuery<Found>(CompiledQuery.raw(byIdText, [tenant, reference.id]))
    return rows[0]
  }
  const name = sql<string>`lower(${reference.name})`
  const { rows } =
    await sql<Found>`select c.id, c.name, c.path, c.ancestors, c.retired, ${sql.raw(ownerOf)} as owner from category c
    where c.tenant_id = ${tenant} and (lower(c.name) = ${name} or lower(c.path) = ${name}
      or exists (select 1 from unnest(c.aliases) a where lower(a) = ${name}))
    order by lower(c.path) = ${name} desc, c.retired, lower(c.name) = ${name} desc, cardinality(c.ancestors), c.place limit 1`.execute(
      db,
    )
  return rows[0]
}

export async function lock({ db, tenant }: Context, id: string) {
  return db
    .selectFrom('category')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export interface CategoryValues {
  name: string
  parent_id: string | null
  owner_team_id: string | null
  examples: string
  notes: string
  aliases: string[]
  assigns_owner: boolean
  close_after_days?: number | null
}

/** Stands behind its siblings. */
export async function insert(ctx: Context, id: string, values: CategoryValues): Promise<void> {
  const { db, tenant, now } = ctx
  await db
    .insertInto('category')
    .values({ tenant_id: tenant, id, ...values, position: 1_000_000, created_at: now })
    .execute()
  await settle(ctx)
}

export async function update(ctx: Context, id: string, values: Updateable<Schema['category']>): Promise<void> {
  await ctx.db
    .updateTable('category')
    .set((eb) => ({ ...values, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', ctx.tenant)
    .where('id', '=', id)
    .execute()
  await settle(ctx)
}

/** Puts one at a place among its siblings, from 1. @param down it stood before that place, among the same */
export async function place(ctx: Context, id: string, position: number, down: boolean): Promise<void> {
  await sql`update category c set position = case when c.id = ${id} then ${position} * 2 + ${down ? 1 : -1} else c.position * 2 end
    where c.tenant_id = ${ctx.tenant} and c.parent_id is not distinct from
      (select parent_id from category where tenant_id = ${ctx.tenant} and id = ${id})`.execute(ctx.db)
  await settle(ctx)
}

/** Paths, places and positions follow from parents, names and order: worked out after each change. */
async function settle({ db, tenant }: Context): Promise<void> {
  await sql`select mendbook_settle_categories(${tenant})`.execute(db)
}

/** The tree is changed by one at a time: two who move each other's categories could make a circle. */
export async function alone({ db, tenant }: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`categories ${tenant}`}, 0))`.execute(db)
}

/** How many categories are below one. */
export async function countBelow({ db, tenant }: Context, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from category
    where tenant_id = ${tenant} and ${id}::uuid = any(ancestors) and id <> ${id}`.execute(db)
  return rows[0]?.n ?? 0
}

/** How many levels a category and what is below it take. */
export async function height({ db, tenant }: Context, id: string): Promise<number> {
  const { rows } = await sql<{
    n: number | null
  }>`select max(cardinality(ancestors) - array_position(ancestors, ${id}::uuid) + 1) as n
    from category where tenant_id = ${tenant} and ${id}::uuid = any(ancestors)`.execute(db)
  return rows[0]?.n ?? 1
}

export async function use({ db, tenant }: Context, id: string): Promise<{ tickets: number; children: number }> {
  const { rows } = await sql<{ tickets: number; children: number }>`select
    (select count(*)::int from ticket where tenant_id = ${tenant} and category_id = ${id}) as tickets,
    (select count(*)::int from category where tenant_id = ${tenant} and parent_id = ${id}) as children`.execute(db)
  return rows[0] ?? { tickets: 0, children: 0 }
}

/** It is still to go, and there is still the other one to take its tickets. */
export async function isEmptying({ db, tenant }: Context, id: string, to: string): Promise<boolean> {
  const { rows } = await sql`select 1 from category c join category o on o.tenant_id = c.tenant_id and o.id = ${to}
    where c.tenant_id = ${tenant} and c.id = ${id} and c.retired_at is not null`.execute(db)
  return rows.length > 0
}

/** Tickets of it, locked for moving: the next so many. */
export async function nextOf(
  { db, tenant }: Context,
  id: string,
  limit: number,
): Promise<(Watched & { id: string })[]> {
  const { rows } = await sql<Watched & { id: string }>`select t.id, t.requester_id, t.team_id, t.organisation_id,
      coalesce(team.restricted, false) as team_restricted,
      array(select p.person_id from ticket_participant p where p.tenant_id = t.tenant_id and p.ticket_id = t.id and p.role = 'cc') as cc
    from (select id from ticket where tenant_id = ${tenant} and category_id = ${id} order by id limit ${limit} for update) chosen
    join ticket t on t.tenant_id = ${tenant} and t.id = chosen.id
    left join team on team.tenant_id = t.tenant_id and team.id = t.team_id`.execute(db)
  return rows
}

/** Keeps their place in lists: nobody worked on them. */
export async function moveTickets({ db, tenant }: Context, tickets: string[], to: string): Promise<void> {
  await db
    .updateTable('ticket')
    .set((eb) => ({ category_id: to, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where(sql<SqlBool>`id = any(${tickets}::uuid[])`)
    .execute()
}

export async function remove(ctx: Context, id: string): Promise<void> {
  const { db, tenant } = ctx
  await db.deleteFrom('category').where('tenant_id', '=', tenant).where('id', '=', id).execute()
  await settle(ctx)
}

/** Unresolved tickets by category, of those that the caller may see. */
export async function openTickets(ctx: Context): Promise<{ id: string; open: number }[]> {
  return ctx.db
    .selectFrom('ticket')
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where('ticket.status', 'in', [...unresolved])
    .where('ticket.category_id', 'is not', null)
    .where(visible(ctx))
    .select([sql<string>`ticket.category_id`.as('id'), sql<number>`count(*)::int`.as('open')])
    .groupBy('ticket.category_id')
    .execute()
}
