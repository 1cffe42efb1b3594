// The SQL of saved views, and of who has them in the sidebar.
import '../schema.ts'
import { type Insertable, type SqlBool, sql, type Updateable } from 'kysely'
import { isId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'
import type { View } from './contract.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    ticket_view: {
      tenant_id: string
      id: string
      name: string
      filter: string
      sort: View['sort']
      group_by: View['group']
      columns: string[] | null
      scope: View['scope']
      team_id: string | null
      owner_id: string
      revision: import('kysely').Generated<number>
      created_at: Date
      deleted_at: Date | null
    }
    ticket_view_pin: { tenant_id: string; person_id: string; view_id: string; position: number }
  }
}

/** The caller's own, those of their teams, and everybody's: what they may not see is not there. */
const seen = ({ actor }: Context) => sql<SqlBool>`(ticket_view.owner_id = ${actor.id} or ticket_view.scope = 'shared'
  or (ticket_view.scope = 'team' and ticket_view.team_id = any(${[...actor.teams]}::uuid[])))`

function views(ctx: Context) {
  return ctx.db
    .selectFrom('ticket_view')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'ticket_view.tenant_id').onRef('person.id', '=', 'ticket_view.owner_id'),
    )
    .leftJoin('team', (join) =>
      join.onRef('team.tenant_id', '=', 'ticket_view.tenant_id').onRef('team.id', '=', 'ticket_view.team_id'),
    )
    .leftJoin('ticket_view_pin as pin', (join) =>
      join
        .onRef('pin.tenant_id', '=', 'ticket_view.tenant_id')
        .onRef('pin.view_id', '=', 'ticket_view.id')
        .on('pin.person_id', '=', ctx.actor.id as string),
    )
    .selectAll('ticket_view')
    .select(['person.name as owner_name', 'team.name as team_name', 'pin.position as pin'])
    .select(sql<string>`lower(ticket_view.name)`.as('sort_name'))
    .where('ticket_view.tenant_id', '=', ctx.tenant)
    .where('ticket_view.deleted_at', 'is', null)
    .where(seen(ctx))
}

export type ViewRow = Awaited<ReturnType<typeof list>>[number]

export async function list(ctx: Context, after: string[] | undefined, limit: number) {
  let query = views(ctx)
  if (after)
    query = query.where(sql<SqlBool>`(lower(ticket_view.name), ticket_view.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query.orderBy(sql`lower(ticket_view.name)`).orderBy('ticket_view.id').limit(limit).execute()
}

/** In the order of the sidebar. */
export const pinned = (ctx: Context) =>
  views(ctx).where('pin.position', 'is not', null).orderBy('pin.position').orderBy('ticket_view.id').limit(50).execute()

/** By id, or by name: one's own before those that others share. */
export async function find(ctx: Context, reference: string) {
  const query = views(ctx)
  const found = isId(reference)
    ? query.where('ticket_view.id', '=', reference)
    : query
        .where(sql<SqlBool>`lower(ticket_view.name) = lower(${reference})`)
        .orderBy(sql`ticket_view.owner_id = ${ctx.actor.id} desc`)
        .orderBy('ticket_view.created_at')
        .limit(1)
  return found.executeTakeFirst()
}

/** One's own that was deleted less than thirty days ago. */
export async function findDeleted({ db, tenant, actor, now }: Context, id: string) {
  return db
    .selectFrom('ticket_view')
    .select(['id', 'owner_id', 'scope', 'team_id'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where('deleted_at', '>', new Date(now.getTime() - 30 * 86_400_000))
    .where((eb) => eb.or([eb('owner_id', '=', actor.id as string), eb('scope', '<>', 'private')]))
    .forUpdate()
    .executeTakeFirst()
}

export async function insert({ db, tenant }: Context, row: Omit<Insertable<Schema['ticket_view']>, 'tenant_id'>) {
  await db
    .insertInto('ticket_view')
    .values({ tenant_id: tenant, ...row })
    .execute()
}

export async function update({ db, tenant }: Context, id: string, values: Updateable<Schema['ticket_view']>) {
  await db
    .updateTable('ticket_view')
    .set((eb) => ({ ...values, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

/** Two changes queue. */
export async function lock({ db, tenant }: Context, id: string) {
  await db
    .selectFrom('ticket_view')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

/** How many somebody has; deleted ones do not count. */
export async function countOf({ db, tenant }: Context, owner: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ticket_view
    where tenant_id = ${tenant} and owner_id = ${owner} and deleted_at is null`.execute(db)
  return rows[0]?.n ?? 0
}

export async function pin({ db, tenant, actor }: Context, view: string): Promise<void> {
  await sql`insert into ticket_view_pin (tenant_id, person_id, view_id, position)
    select ${tenant}, ${actor.id}, ${view}, 1 + coalesce(max(position), -1) from ticket_view_pin where tenant_id = ${tenant} and person_id = ${actor.id}
    on conflict do nothing`.execute(db)
}

export async function unpin({ db, tenant, actor }: Context, view: string): Promise<void> {
  await db
    .deleteFrom('ticket_view_pin')
    .where('tenant_id', '=', tenant)
    .where('person_id', '=', actor.id as string)
    .where('view_id', '=', view)
    .execute()
}

export async function arrange({ db, tenant, actor }: Context, views: string[]): Promise<void> {
  await db
    .deleteFrom('ticket_view_pin')
    .where('tenant_id', '=', tenant)
    .where('person_id', '=', actor.id as string)
    .execute()
  if (views.length === 0) return
  await db
    .insertInto('ticket_view_pin')
    .values(views.map((view_id, position) => ({ tenant_id: tenant, person_id: actor.id as string, view_id, position })))
    .execute()
}
