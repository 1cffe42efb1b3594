// The SQL behind tickets in the search.
import '../schema.ts'
import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Queries } from '../../search/index.ts'
import { beforeLast, type Filter, firstOf } from '../list.store.ts'
import { plainMentions } from '../mentions/contract/syntax.ts'
import { isAgent, visible } from '../policy.ts'

/** Everything that is said on these, for when their own text changed. */
export async function wholeTexts({ db, tenant }: Context, ids: string[]) {
  const { rows } = await sql<{
    id: string
    title: string
    public: string
    internal: string
    owner: string
    group: string | null
    readers: string[]
    at: Date
  }>`select t.id, t.title, t.requester_id as owner, t.organisation_id as group, t.opened_at as at,
      array(select p.person_id from ticket_participant p where p.tenant_id = t.tenant_id and p.ticket_id = t.id and p.role = 'cc') as readers,
      concat_ws(E'\n', t.description, t.resolution, (select string_agg(m.body, E'\n') from message m where m.tenant_id = t.tenant_id and m.ticket_id = t.id and m.visibility = 'public')) as public,
      coalesce((select string_agg(m.body, E'\n') from message m where m.tenant_id = t.tenant_id and m.ticket_id = t.id and m.visibility = 'internal'), '') as internal
    from ticket t where t.tenant_id = ${tenant} and t.id = any(${ids}::uuid[])`.execute(db)
  return rows.map((row) => ({
    ...row,
    public: plainMentions(row.public),
    internal: plainMentions(row.internal),
    append: false,
  }))
}

/** Which of these no restricted team has: every agent may read them. */
export async function openToAgents({ db, tenant }: Context, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from ticket t
    left join team on team.tenant_id = t.tenant_id and team.id = t.team_id
    where t.tenant_id = ${tenant} and t.id = any(${ids}::uuid[]) and t.deleted_at is null and team.restricted is not true`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** What a requester may read of their tickets: the newest 200. */
export async function ownTexts(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('ticket')
    .select(
      sql<string>`concat_ws(E'\n', ticket.title, ticket.description, ticket.resolution, (select string_agg(left(m.body, 8000), E'\n')
        from message m where m.tenant_id = ticket.tenant_id and m.ticket_id = ticket.id and m.visibility = 'public'))`.as(
        'said',
      ),
    )
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where(visible(ctx))
    .orderBy('ticket.updated_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ said }) => plainMentions(said))
}

/** Which of these the caller sees, and finds by what they may read. */
export async function seen(ctx: Context, ids: string[], { all }: Queries): Promise<string[]> {
  const [rows, hidden] = await Promise.all([
    ctx.db
      .selectFrom('ticket')
      .select('ticket.id')
      .where('ticket.tenant_id', '=', ctx.tenant)
      .where('ticket.id', 'in', ids)
      .where(visible(ctx))
      .execute(),
    matchedInternally(ctx, ids, all),
  ])
  return rows.flatMap(({ id }) => (hidden.includes(id) ? [] : [id]))
}

/**
 * Which of these tickets the caller, although an agent, sees the public side of only, and would find by an internal note only.
 * @param query a tsquery; empty: none
 */
export async function matchedInternally(
  { db, tenant, actor }: Context,
  ids: string[],
  query: string,
): Promise<string[]> {
  if (query === '') return []
  if (actor.kind !== 'person' || actor.permissions.has('tickets.all') || !actor.permissions.has('tickets.work'))
    return []
  const { rows } = await sql<{ id: string }>`select t.id from ticket t
    join team on team.tenant_id = t.tenant_id and team.id = t.team_id and team.restricted and team.id <> all(${[...actor.teams]}::uuid[])
    join search_document d on d.tenant_id = t.tenant_id and d.kind = 'ticket' and d.id = t.id
    where t.tenant_id = ${tenant} and t.id = any(${ids}::uuid[]) and not d.public @@ ${query}::tsquery`.execute(db)
  return rows.map(({ id }) => id)
}

/** Those that fit the filter, of these or the newest of all. */
export async function fitting(ctx: Context, filter: Filter, among: string[] | null, limit: number): Promise<string[]> {
  const fit = beforeLast(ctx, filter).select('ticket.id')
  const query = among
    ? fit.where(sql<SqlBool>`ticket.id = any(${among}::uuid[])`)
    : fit.orderBy('ticket.updated_at', 'desc').orderBy('ticket.id', 'desc')
  const { rows } = await sql<{ id: string }>`${firstOf(filter, query, ['id'], limit)}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Which of these say it, best first; notes are read for agents, and `hits` looks whether for this one. */
export async function saying(ctx: Context, query: string, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from mendbook_saying('ticket', ${query}::tsquery, ${ids}::uuid[], ${isAgent(ctx.actor)})`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
