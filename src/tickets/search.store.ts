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
    at: Date
  }>`select t.title, t.requester_id as owner, t.opened_at as at,
      concat_ws(E'\n', t.description, t.resolution, (select string_agg(m.body, E'\n') from message m where m.tenant_id = t.tenant_id and m.ticket_id = t.id and m.visibility = 'public')) as public,
      coalesce((select string_agg(m.body, E'\n') from message m where m.tenant_id = t.tenant_id and m.ticket_id = t.id and m.visibility = 'internal'), '') as internal
    from ticket t where t.tenant_id = ${tenant} and t.id = ${id}`.execute(db)
  return rows[0]
}

/** Excerpts are cut from what the requester wrote: nothing internal can surface in one. */
export async function hits(ctx: Context, ids: string[], query: string): Promise<Hit[]> {
  const rows = await ctx.db
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
  return rows.map((row) => ({
    kind: 'ticket',
    id: row.id,
    number: row.number,
    title: row.title,
    excerpt: row.excerpt.slice(0, 600),
    at: row.opened_at.toISOString(),
  }))
}
