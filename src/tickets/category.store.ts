// The SQL of the category tree.
import './schema.ts'
import { type SqlBool, sql, type Updateable } from 'kysely'
import type { Context } from '../platform/context.ts'
import { byKey } from '../platform/database/connection.ts'
import type { Schema } from '../platform/schema.ts'

export interface CategoryRow {
  /** Where it stands in the tree: lists are sorted by this, and cursors carry it. */
  place: number[]
  id: string
  name: string
  path: string
  parent: { id: string; name: string } | null
  owner_team: { id: string; name: string } | null
  assigns_owner: boolean
  position: number
  examples: string
  notes: string
  aliases: string[]
  close_after_days: number | null
  revision: number
}

export async function list(
  { db, tenant }: Context,
  filter: { id?: string },
  after: string[] | undefined,
  limit: number,
): Promise<CategoryRow[]> {
  let query = db
    .selectFrom('category as c')
    .leftJoin('category as up', (j) => j.onRef('up.tenant_id', '=', 'c.tenant_id').onRef('up.id', '=', 'c.parent_id'))
    .leftJoin('team as t', (j) => j.onRef('t.tenant_id', '=', 'c.tenant_id').onRef('t.id', '=', 'c.owner_team_id'))
    .select(['c.id', 'c.name', 'c.path', 'c.place', 'c.position', 'c.assigns_owner', 'c.examples', 'c.notes'])
    .select(['c.aliases', 'c.close_after_days', 'c.revision'])
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
  if (after) query = query.where(sql<SqlBool>`(c.place, c.id) > (${after[0]}::int[], ${after[1]}::uuid)`)
  return query.orderBy('c.place').orderBy('c.id').limit(limit).execute()
}

export interface Found {
  id: string
  /** From the root to itself. */
  ancestors: string[]
}

/** By id, by path, by name (the topmost of that name), by alias. */
export async function find(
  { db, tenant }: Context,
  reference: { id: string } | { name: string },
): Promise<Found | undefined> {
  if ('id' in reference)
    return db
      .selectFrom('category')
      .select(['id', 'ancestors'])
      .modifyFront(byKey)
      .where('tenant_id', '=', tenant)
      .where('id', '=', reference.id)
      .executeTakeFirst()
  const name = sql<string>`lower(${reference.name})`
  const { rows } = await sql<Found>`select c.id, c.ancestors from category c
    where c.tenant_id = ${tenant} and (lower(c.name) = ${name} or lower(c.path) = ${name}
      or exists (select 1 from unnest(c.aliases) a where lower(a) = ${name}))
    order by lower(c.path) = ${name} desc, lower(c.name) = ${name} desc, cardinality(c.ancestors), c.place limit 1`.execute(
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

/** Paths, places and positions follow from parents, names and order: worked out after each change. */
async function settle({ db, tenant }: Context): Promise<void> {
  await sql`select mendbook_settle_categories(${tenant})`.execute(db)
}

export async function use({ db, tenant }: Context, id: string): Promise<{ tickets: number; children: number }> {
  const { rows } = await sql<{ tickets: number; children: number }>`select
    (select count(*)::int from ticket where tenant_id = ${tenant} and category_id = ${id}) as tickets,
    (select count(*)::int from category where tenant_id = ${tenant} and parent_id = ${id}) as children`.execute(db)
  return rows[0] ?? { tickets: 0, children: 0 }
}

export async function moveTickets({ db, tenant }: Context, from: string, to: string): Promise<void> {
  await db
    .updateTable('ticket')
    .set((eb) => ({ category_id: to, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('category_id', '=', from)
    .execute()
}

export async function remove({ db, tenant }: Context, id: string): Promise<void> {
  await db.deleteFrom('category').where('tenant_id', '=', tenant).where('id', '=', id).execute()
}
