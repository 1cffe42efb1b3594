// The SQL of saved replies.
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'
import type { Scope } from './contract.ts'

export interface Kept {
  status?: 'open' | 'pending' | 'on_hold'
  addTags?: string[]
  /** Id. */
  category?: string
  assignee?: 'me'
}

declare module '../../platform/schema.ts' {
  interface Schema {
    canned_reply: {
      tenant_id: string
      id: string
      name: string
      body: string
      scope: Scope
      owner_id: string
      team_id: string | null
      category_id: string | null
      changes: Kept
      uses: number
      used_at: Date | null
      revision: number
      created_at: Date
    }
  }
}

interface Place {
  id: string
  name: string
  path: string
}

export interface ReplyRow {
  id: string
  name: string
  sort_name: string
  body: string
  scope: Scope
  uses: number
  revision: number
  owner: { id: string; name: string }
  team: { id: string; name: string } | null
  category: Place | null
  changes: Kept
  changed_category: Place | null
}

export interface Filter {
  id?: string | undefined
  scope?: Scope | undefined
  category?: string | undefined
  q?: string | undefined
}

/** One's own, those of one's teams, and those for everyone; what a team that is gone had is its author's. */
const usable = ({
  actor,
}: Context) => sql`(r.owner_id = ${actor.id} and (r.scope = 'mine' or r.team_id is null and r.scope = 'team')
  or r.scope = 'team' and r.team_id = any(${[...actor.teams]}::uuid[]) or r.scope = 'everyone')`

const place = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'path', ${alias}.path) end`,
  )

/** By name. @param after name in lower case and id of the last one of the page before */
export async function list(
  ctx: Context,
  { id, scope, category, q }: Filter,
  after: string[] | undefined,
  limit: number,
): Promise<ReplyRow[]> {
  const words = q?.split(/\s+/).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const { rows } =
    await sql<ReplyRow>`select r.id, r.name, lower(r.name) as sort_name, r.body, r.scope, r.uses, r.revision, r.changes,
      jsonb_build_object('id', o.id, 'name', o.name) as owner,
      case when t.id is null then null else jsonb_build_object('id', t.id, 'name', t.name) end as team,
      ${place('c')} as category, ${place('k')} as changed_category
    from canned_reply r join person o on o.tenant_id = r.tenant_id and o.id = r.owner_id
      left join team t on t.tenant_id = r.tenant_id and t.id = r.team_id
      left join category c on c.tenant_id = r.tenant_id and c.id = r.category_id
      left join category k on k.tenant_id = r.tenant_id and k.id = (r.changes->>'category')::uuid and not k.retired
    where r.tenant_id = ${ctx.tenant} and ${usable(ctx)}
      ${id ? sql`and r.id = ${id}` : sql``} ${scope ? sql`and r.scope = ${scope}` : sql``}
      ${category ? sql`and r.category_id = ${category}` : sql``}
      ${words ? sql`and (r.name || E'\n' || r.body) ilike all(${words}::text[])` : sql``}
      ${after ? sql`and (lower(r.name), r.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by lower(r.name), r.id limit ${limit}`.execute(ctx.db)
  return rows
}

/** Holds one until the commit; undefined when it is none that the caller may use. */
export async function lock(ctx: Context, id: string): Promise<{ revision: number } | undefined> {
  const { rows } = await sql<{ revision: number }>`select r.revision from canned_reply r
    where r.tenant_id = ${ctx.tenant} and r.id = ${id} and ${usable(ctx)} for update`.execute(ctx.db)
  return rows[0]
}

export async function insert(
  { db, tenant, now }: Context,
  {
    changes,
    ...row
  }: Omit<Insertable<Schema['canned_reply']>, 'tenant_id' | 'uses' | 'used_at' | 'revision' | 'created_at'>,
): Promise<void> {
  await db
    .insertInto('canned_reply')
    .values({
      ...{ tenant_id: tenant, uses: 0, used_at: null, revision: 1, created_at: now },
      ...row,
      changes: sql<never>`${JSON.stringify(changes)}::jsonb`,
    })
    .execute()
}

export async function update(
  { db, tenant }: Context,
  id: string,
  { changes, ...values }: Updateable<Schema['canned_reply']>,
): Promise<void> {
  await db
    .updateTable('canned_reply')
    .set((eb) => ({
      ...values,
      ...(changes && { changes: sql<never>`${JSON.stringify(changes)}::jsonb` }),
      revision: eb('revision', '+', 1),
    }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

export async function remove({ db, tenant }: Context, id: string): Promise<void> {
  await db.deleteFrom('canned_reply').where('tenant_id', '=', tenant).where('id', '=', id).execute()
}

/** One that is gone, or is no longer one's own to use, is no reason to lose what was written with it. */
export async function countUse(ctx: Context, id: string): Promise<void> {
  await sql`update canned_reply r set uses = uses + 1, used_at = ${ctx.now}
    where r.tenant_id = ${ctx.tenant} and r.id = ${id} and ${usable(ctx)}`.execute(ctx.db)
}

export async function nameOfDesk({ db, tenant }: Context): Promise<string> {
  const row = await db.selectFrom('tenant').select('name').where('id', '=', tenant).executeTakeFirst()
  return row?.name ?? ''
}
