// The SQL of definitions.
import './schema.ts'
import { CompiledQuery, type Insertable, sql, type Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'
import { type Owner, ownerOf } from '../category.store.ts'
import type { Mapping } from '../workflow/mapping.ts'
import type { Workflow } from '../workflow/model.ts'
import type { Definition, Place } from './contract/applying.ts'
import type { FieldDefinition } from './contract.ts'

const bare = `d.id, d.key, d.label, d.kind, d.choices, d.types, d.categories, d.required, d.requesters, d.lowest as min,
  d.highest as max, d.active`
const allText = `select /* by key */ ${bare} from field_definition d where d.tenant_id = $1 order by d.position, d.key`

/** Every definition of the workspace: what each ticket that is written is held against. Few, and read by one prepared text. */
export async function all({ db, tenant }: Context): Promise<Definition[]> {
  return (await db.executeQuery<Definition>(CompiledQuery.raw(allText, [tenant]))).rows
}

/** Where a ticket stands that is opened without more: in the first type, and in the category of its template. */
const placeText = `select k.key as type, k.name as "typeName", coalesce(k.template->'checklist', '[]') as checklist,
    k.workflow, k.successors, k.state_names as "stateNames",
    coalesce(c.ancestors, '{}') as categories, ${ownerOf} as owner,
    case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name, 'path', c.path) end as category from ticket_type k
  left join category c on c.tenant_id = k.tenant_id and c.id = k.category_id and not c.retired
  where k.tenant_id = $1 and (k.key = $2 or $2 is null) and k.active and ($3 = 'desk' or k.audience = 'everybody')
  order by k.position, k.key limit 1`

export interface UsualPlace extends Place {
  owner: Owner | null
  category: { id: string; name: string; path: string } | null
  typeName: string
  workflow: Workflow | null
  successors: Mapping
  stateNames: Record<string, string>
  /** What those who work a ticket of this type have to do each time. */
  checklist: string[]
}

/**
 * For the statement that asks what an opening is held against: `$1` is the tenant, `$2` the type or null, `$3` who opens it
 * (desk or requester).
 */
export const forOpening = `(select coalesce(jsonb_agg(to_jsonb(d) - 'position' order by d.position, d.key), '[]')
    from (select ${bare}, d.position from field_definition d where d.tenant_id = $1) d) as definitions,
  (select to_jsonb(usual) from (${placeText}) usual) as usual`

export type DefinitionRow = Omit<FieldDefinition, 'can'>

export interface DefinitionFilter {
  id?: string
  key?: string
  active?: boolean | undefined
  /** Only what requesters may see. */
  toRequesters?: boolean
}

/** Whole, with the paths of the categories, in their order. */
export async function list(ctx: Context, filter: DefinitionFilter): Promise<DefinitionRow[]> {
  let query = ctx.db
    .selectFrom('field_definition as d')
    .where('d.tenant_id', '=', ctx.tenant)
    .select(['d.id', 'd.key', 'd.label', 'd.hint', 'd.kind', 'd.choices', 'd.types', 'd.required', 'd.requesters'])
    .select(['d.lowest as min', 'd.highest as max', 'd.position', 'd.active', 'd.indexing', 'd.revision'])
    .select(
      sql<
        DefinitionRow['categories']
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'path', c.path) order by c.place), '[]')
        from category c where c.tenant_id = d.tenant_id and c.id = any(d.categories))`.as('categories'),
    )
  if (filter.id) query = query.where('d.id', '=', filter.id)
  if (filter.key) query = query.where('d.key', '=', filter.key)
  if (filter.active !== undefined) query = query.where('d.active', '=', filter.active)
  if (filter.toRequesters) query = query.where('d.requesters', '!=', 'hidden').where('d.active', '=', true)
  return query.orderBy('d.position').orderBy('d.key').execute()
}

/** Definitions are made and changed one at a time, and never beside a ticket that is being indexed. */
export async function alone({ db, tenant }: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fields ${tenant}`}, 0))`.execute(db)
}

export async function insert(
  { db, tenant, now }: Context,
  values: Omit<Insertable<Schema['field_definition']>, 'tenant_id' | 'created_at'>,
): Promise<void> {
  const { choices, ...plain } = values
  await db
    .insertInto('field_definition')
    .values({ tenant_id: tenant, ...plain, choices: jsonb(choices), created_at: now })
    .execute()
}

export async function update(
  { db, tenant }: Context,
  id: string,
  values: Updateable<Schema['field_definition']>,
): Promise<void> {
  const { choices, ...plain } = values
  await db
    .updateTable('field_definition')
    .set((eb) => ({ ...plain, ...(choices && { choices: jsonb(choices) }), revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

// The driver would send a list as a PostgreSQL array.
const jsonb = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`

export async function setIndexing({ db, tenant }: Context, id: string, indexing: boolean): Promise<void> {
  await db
    .updateTable('field_definition')
    .set({ indexing })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

/** Puts one at a place among all, from 1, and closes the gaps. */
export async function place({ db, tenant }: Context, id: string, position: number): Promise<void> {
  await sql`with others as (
      select d.id, row_number() over (order by d.position, d.key) as rank from field_definition d where d.tenant_id = ${tenant} and d.id <> ${id}
    ), ranked as (
      select id, row_number() over (order by at) as rank from (
        select id, rank::float8 as at from others union all select ${id}::uuid, ${position}::float8 - 0.5) placed
    )
    update field_definition f set position = r.rank from ranked r
    where f.tenant_id = ${tenant} and f.id = r.id and f.position <> r.rank`.execute(db)
}

export async function remove({ db, tenant }: Context, id: string): Promise<void> {
  await db.deleteFrom('field_definition').where('tenant_id', '=', tenant).where('id', '=', id).execute()
}

/** Which fields are for this category only by name: it cannot go while they are. */
export async function forCategory({ db, tenant }: Context, category: string): Promise<string[]> {
  const { rows } = await sql<{ label: string }>`select label from field_definition
    where tenant_id = ${tenant} and ${category} = any(categories) order by position`.execute(db)
  return rows.map(({ label }) => label)
}
