// Words in a filter. Of a rare word the tickets are named; of one that some thousands say they are found by the text index within
// the statement; of a common one each ticket that fits the rest is asked, in the order of the list, and the page is full soon.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { queryOf } from '../../search/index.ts'
import { isAgent, readsNotes } from '../policy.ts'
import { askLast } from './last.ts'
import type { TextNode } from './syntax.ts'

/** From the first on, ids are no longer carried to and fro; from the second on, fewer texts are read by asking for each ticket. */
const bounds = { few: 2000, many: 12_000 }

/** The condition that all of these are said on a ticket, as far as the caller may read it. */
export async function says(ctx: Context, texts: TextNode[]): Promise<RawBuilder<SqlBool>> {
  const agent = isAgent(ctx.actor)
  const query = queryOf({ kind: 'and', parts: texts }, { language: 'english', listed: agent })
  // Whoever sees only their own asks those: they are few.
  const found = agent
    ? sql`mendbook_tickets_found(q.query, ${bounds.few}, ${bounds.many})`
    : sql`(select null::uuid as id, null::boolean as openly, 'most' as how)`
  const { rows } = await sql<Found>`select q.query::text, m.id, m.openly, m.how from (select ${query} as query) q
    left join lateral (select * from ${found} f) m on true`.execute(ctx.db)
  const wanted = rows[0]?.query ?? ''
  // Nothing but words like "the", which are in every text.
  if (wanted === '') return sql`true`
  const asked = (internally: RawBuilder<unknown>) =>
    sql<SqlBool>`mendbook_says(ticket.id, ${wanted}::tsquery, ${internally})`
  const how = rows[0]?.how
  if (how === 'most') return askLast(asked(readsNotes(ctx)))
  if (how === 'many')
    return sql`(ticket.id in (select s.id from mendbook_tickets_saying(${wanted}::tsquery) s) and (${readsNotes(ctx)} or ${asked(sql`false`)}))`
  const ids = (openly: boolean) => rows.flatMap((row) => (row.id && row.openly === openly ? [row.id] : []))
  return sql`(ticket.id = any(${ids(true)}::uuid[]) or (ticket.id = any(${ids(false)}::uuid[]) and ${readsNotes(ctx)}))`
}

interface Found {
  query: string
  id: string | null
  openly: boolean | null
  /** How the tickets are found, where there are any. */
  how: 'few' | 'many' | 'most' | null
}
