// The SQL behind tickets in the search.
import './schema.ts'
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Hit } from '../search/contract.ts'
import { visible } from './policy.ts'

/** Everything that is said on a ticket, for when its own text changed. */
export async function wholeText({ db, tenant }: Context, id: string) {
  const { rows } = await sql<{
    title: string
    public: string
    internal: string
    owner: string
    group: string | null
    readers: string[]
    at: Date
  }>`select t.title, t.requester_id as owner, t.organisation_id as group, t.opened_at as at,
      array(select p.person_id from ticket_participant p where p.tenant_id = t.tenant_id and p.ticket_id = t.id and p.role = 'cc') as readers,
      concat_ws(E'\n', t.description, t.resolution, (select string_agg(m.body, E'\n') from message m where m.tenant_id = t.tenant_id and m.ticket_id = t.id and m.visibility = 'public')) as public,
      coalesce((select string_agg(m.body, E'\n') from message m where m.tenant_id = t.tenant_id and m.ticket_id = t.id and m.visibility = 'internal'), '') as internal
    from ticket t where t.tenant_id = ${tenant} and t.id = ${id}`.execute(db)
  return rows[0]
}

const none: string[] = []

/** Excerpts are cut from what the requester wrote: nothing internal can surface in one. */
export async function hits(ctx: Context, ids: string[], query: string): Promise<Hit[]> {
  const [rows, hidden] = await Promise.all([found(ctx, ids, query), query ? matchedInternally(ctx, ids, query) : none])
  const shown = rows.filter((row) => !hidden.includes(row.id))
  return shown.map((row) => ({
    kind: 'ticket',
    id: row.id,
    number: row.number,
    title: row.title,
    excerpt: row.excerpt.slice(0, 600),
    at: row.opened_at.toISOString(),
  }))
}

/**
 * Which of these tickets the caller, although an agent, sees the public side of only, and would find by an internal note only.
 * @param query a tsquery
 */
export async function matchedInternally(
  { db, tenant, actor }: Context,
  ids: string[],
  query: string,
): Promise<string[]> {
  if (actor.kind !== 'person' || actor.permissions.has('tickets.all') || !actor.permissions.has('tickets.work'))
    return []
  const { rows } = await sql<{ id: string }>`select t.id from ticket t
    join team on team.tenant_id = t.tenant_id and team.id = t.team_id and team.restricted and team.id <> all(${[...actor.teams]}::uuid[])
    join search_document d on d.tenant_id = t.tenant_id and d.kind = 'ticket' and d.id = t.id
    where t.tenant_id = ${tenant} and t.id = any(${ids}::uuid[]) and not d.public @@ ${query}::tsquery`.execute(db)
  return rows.map(({ id }) => id)
}

function found(ctx: Context, ids: string[], query: string) {
  return ctx.db
    .selectFrom('ticket')
    .select(['ticket.id', 'ticket.title', 'ticket.opened_at', sql<string>`'T-' || ticket.number`.as('number')])
    .select(
      sql<string>`ts_headline('english', left(ticket.description, 4000), ${query}::tsquery,
        ${`StartSel=\ue000, StopSel=\ue001, MaxFragments=1, MaxWords=24, MinWords=12`})`.as('excerpt'),
    )
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where('ticket.id', 'in', ids)
    .where(visible(ctx))
    .execute()
}
