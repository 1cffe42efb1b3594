// The SQL of saved checklists.
import './schema.ts'
import { sql, type Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'

export type TemplateRow = Pick<Schema['checklist_template'], 'id' | 'name' | 'items'> & {
  mandatory: boolean
  revision: number
  sort_name: string
}

/** By name. @param after name in lower case and id of the last one of the page before */
export async function list(
  { db, tenant }: Context,
  which: { id?: string },
  after: string[] | undefined,
  limit: number,
): Promise<TemplateRow[]> {
  let query = db
    .selectFrom('checklist_template')
    .select(['id', 'name', 'mandatory', 'items', 'revision'])
    .select(sql<string>`lower(name)`.as('sort_name'))
    .where('tenant_id', '=', tenant)
  if (which.id) query = query.where('id', '=', which.id)
  if (after) query = query.where(sql<boolean>`(lower(name), id) > (${after[0]}, ${after[1]}::uuid)`)
  return query.orderBy(sql`lower(name)`).orderBy('id').limit(limit).execute()
}

export async function findId(
  { db, tenant }: Context,
  by: { id: string } | { name: string },
): Promise<string | undefined> {
  const query = db.selectFrom('checklist_template').select('id').where('tenant_id', '=', tenant)
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where(sql<boolean>`lower(name) = lower(${by.name})`)
  ).executeTakeFirst()
  return row?.id
}

export async function lock({ db, tenant }: Context, id: string) {
  return db
    .selectFrom('checklist_template')
    .select('revision')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insert(
  { db, tenant, now }: Context,
  row: Pick<TemplateRow, 'id' | 'name' | 'mandatory' | 'items'>,
): Promise<void> {
  await db
    .insertInto('checklist_template')
    .values({ tenant_id: tenant, ...row, created_at: now })
    .execute()
}

export async function update(
  { db, tenant }: Context,
  id: string,
  values: Updateable<Schema['checklist_template']>,
): Promise<void> {
  await db
    .updateTable('checklist_template')
    .set((eb) => ({ ...values, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

export async function remove({ db, tenant }: Context, id: string): Promise<void> {
  await db.deleteFrom('checklist_template').where('tenant_id', '=', tenant).where('id', '=', id).execute()
}
