// The SQL of types.
import '../schema.ts'
import { type SqlBool, sql, type Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'

const listed = ({ db, tenant }: Context) =>
  db
    .selectFrom('ticket_type as k')
    // A retired category is given to no ticket, and so stands in no template until it is brought back.
    .leftJoin('category as c', (on) =>
      on.onRef('c.tenant_id', '=', 'k.tenant_id').onRef('c.id', '=', 'k.category_id').on('c.retired', '=', false),
    )
    .selectAll('k')
    .select(
      sql<{ id: string; name: string; path: string } | null>`case when c.id is null then null else jsonb_build_object(
        'id', c.id, 'name', c.name, 'path', c.path) end`.as('category'),
    )
    .where('k.tenant_id', '=', tenant)
    .orderBy('k.position')
    .orderBy('k.key')

/** The usual order: as admins put them. */
export const all = (ctx: Context) => listed(ctx).execute()

export type TypeRow = Awaited<ReturnType<typeof all>>[number]

/** @param offered what somebody may open; undefined: all that there are */
export function page(
  ctx: Context,
  offered: 'everybody' | undefined,
  after: string[] | undefined,
  limit: number,
): Promise<TypeRow[]> {
  let query = listed(ctx)
  if (offered) query = query.where('k.active', '=', true).where('k.audience', '=', offered)
  if (after) query = query.where(sql<SqlBool>`(k.position, k.key) > (${after[0]}::int, ${after[1]}::text)`)
  return query.limit(limit).execute()
}

export const find = (ctx: Context, by: { id: string } | { key: string }): Promise<TypeRow | undefined> =>
  ('id' in by ? listed(ctx).where('k.id', '=', by.id) : listed(ctx).where('k.key', '=', by.key)).executeTakeFirst()

/** Two edits of types queue. Tickets are opened meanwhile: what they refer to does not change. */
export async function lock({ db, tenant }: Context, id: string): Promise<void> {
  await db
    .selectFrom('ticket_type')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute()
}

export type NewType = { id: string; key: string; name: string } & Omit<
  Updateable<Schema['ticket_type']>,
  'tenant_id' | 'id' | 'key' | 'name' | 'position'
>

export async function insert({ db, tenant, now }: Context, { template, workflow, state_names, ...row }: NewType) {
  await db
    .insertInto('ticket_type')
    .values({
      tenant_id: tenant,
      ...row,
      ...jsonb({ template, workflow, state_names }),
      position: sql`1 + coalesce((select max(position) from ticket_type where tenant_id = ${tenant}), 0)`,
      created_at: now,
    })
    .execute()
}

type Json = 'template' | 'workflow' | 'state_names' | 'successors'

const jsonb = (values: { [K in Json]?: unknown }): Record<Json, never> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([column, value]) =>
      value === undefined ? [] : [[column, value === null ? null : sql`${JSON.stringify(value)}::jsonb`]],
    ),
  ) as Record<Json, never>

export async function update(
  { db, tenant }: Context,
  id: string,
  { template, workflow, state_names, successors, ...plain }: Updateable<Schema['ticket_type']>,
): Promise<void> {
  await db
    .updateTable('ticket_type')
    .set((eb) => ({
      ...plain,
      ...jsonb({ template, workflow, state_names, successors }),
      revision: eb('revision', '+', 1),
    }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

/** Gives each the place that it has in the list. */
export async function reorder({ db, tenant }: Context, ids: string[]): Promise<void> {
  await sql`update ticket_type k set position = o.place from unnest(${ids}::uuid[]) with ordinality as o (id, place)
    where k.tenant_id = ${tenant} and k.id = o.id and k.position <> o.place`.execute(db)
}

export async function remove({ db, tenant }: Context, id: string): Promise<void> {
  await db.deleteFrom('ticket_type').where('tenant_id', '=', tenant).where('id', '=', id).execute()
}

const most = 10_000

/** How many tickets are of this type; counting stops at 10,000. */
export async function tickets({ db, tenant }: Context, key: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from ticket where tenant_id = ${tenant} and type = ${key} limit ${most}) t`.execute(db)
  return rows[0]?.n ?? 0
}

/** How many stand in each of these states; each count stops at 10,000. */
export async function ticketsIn({ db, tenant }: Context, key: string, states: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`select s.state, (select count(*)::int from (
      select 1 from ticket where tenant_id = ${tenant} and type = ${key} and state = s.state limit ${most}) t) as n
    from unnest(${states}::text[]) as s (state)`.execute(db)
  return new Map(rows.map(({ state, n }) => [state, n]))
}
