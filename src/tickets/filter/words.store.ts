// Words in a filter. Of a rare word the tickets are found first, by the text index; of a common one each ticket that fits the rest
// is asked, and the first page is full soon.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { queryOf } from '../../search/index.ts'
import { isAgent, readsNotes } from '../policy.ts'
import type { TextNode } from './syntax.ts'

const rare = 2000

/** The condition that all of these are said on a ticket, as far as the caller may read it. */
export async function says(ctx: Context, texts: TextNode[]): Promise<RawBuilder<SqlBool>> {
  const query = queryOf({ kind: 'and', parts: texts }, { language: 'english', listed: isAgent(ctx.actor) })
  // Whoever sees only their own asks those: they are few.
  const most = isAgent(ctx.actor) ? rare + 1 : 0
  const { rows } = await sql<Found>`select q.query::text, m.id, m.openly, m.found from (select ${query} as query) q
    left join lateral (select true as found, * from mendbook_matching(q.query, ${most})) m on true`.execute(ctx.db)
  const wanted = rows[0]?.query ?? ''
  // Nothing but words like "the", which are in every text.
  if (wanted === '') return sql`true`
  const common = rows.length > rare || rows.some(({ found, id }) => found && !id)
  if (most === 0 || common) return sql`mendbook_says(ticket.id, ${wanted}::tsquery, ${readsNotes(ctx)})`
  const ids = (openly: boolean) => rows.flatMap((row) => (row.id && row.openly === openly ? [row.id] : []))
  return sql`(ticket.id = any(${ids(true)}::uuid[]) or (ticket.id = any(${ids(false)}::uuid[]) and ${readsNotes(ctx)}))`
}

interface Found {
  query: string
  id: string | null
  openly: boolean | null
  /** With an id: that ticket. Without: too many to name them. */
  found: boolean | null
}
