// The SQL of the category tree.
import './schema.ts'
import { type SqlBool, sql, type Updateable } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'

export interface CategoryRow {
  /** Only the database knows how it folds a name: lists are sorted by this, and cursors carry it. */
  sort_path: string
  id: string
  name: string
  path: string
  parent: { id: string; name: string } | null
  owner_team: { id: string; name: string } | null
  examples: string
  notes: string
  aliases: string[]
  revision: number
}

export async function list(
  { db, tenant }: Context,
  filter: { id?: string },
  after: string[] | undefined,
  limit: number,
): Promise<CategoryRow[]> {
  const path = sql<string>`case when up.id is null then c.name else up.name || ' / ' || c.name end`
  let query = db
    .selectFrom('category as c')
    .leftJoin('category as up', (j) => j.onRef('up.tenant_id', '=', 'c.tenant_id').onRef('up.id', '=', 'c.parent_id'))
    .leftJoin('team as t', (j) => j.onRef('t.tenant_id', '=', 'c.tenant_id').onRef('t.id', '=', 'c.owner_team_id'))
    .select([
      'c.id',
      'c.name',
      'c.examples',
      'c.notes',
      'c.aliases',
      'c.revision',
      path.as('path'),
      sql<string>`lower(${path})`.as('sort_path'),
    ])
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
  if (after) query = query.where(sql<SqlBool>`(lower(${path}), c.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query.orderBy(sql`lower(${path})`).orderBy('c.id').limit(limit).execute()
}

/** By id, by path, by name (the topmost of that name), by alias. */
export async function findId(
  { db, tenant }: Context,
  reference: { id: string } | { name: string },
): Promise<string | undefined> {
  if ('id' in reference) {
    const row = await db
      .selectFrom('category')
      .select('id')
      .where('tenant_id', '=', tenant)
      .where('id', '=', reference.id)
      .executeTakeFirst()
    return row?.id
  }
  const name = sql<string>`lower(${reference.name})`
  const { rows } = await sql<{ id: string }>`select c.id from category c
    left join category up on up.tenant_id = c.tenant_id and up.id = c.parent_id
    where c.tenant_id = ${tenant} and (lower(c.name) = ${name} or lower(up.name || ' / ' || c.name) = ${name}
      or exists (select 1 from unnest(c.aliases) a where lower(a) = ${name}))
    order by lower(c.name) = ${name} desc, c.parent_id is not null, c.created_at limit 1`.execute(db)
  return rows[0]?.id
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
}

export async function insert({ db, tenant, now }: Context, id: string, values: CategoryValues): Promise<void> {
  await db
    .insertInto('category')
    .values({ tenant_id: tenant, id, ...values, created_at: now })
    .execute()
}

export async function update(
  { db, tenant }: Context,
  id: string,
  values: Updateable<Schema['category']>,
): Promise<void> {
  await db
    .updateTable('category')
    .set((eb) => ({ ...values, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
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
