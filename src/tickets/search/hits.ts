// Tickets as the search shows them: the title, and the lines where the words were found. A note is looked into for those only who
// may read it.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Hit } from '../../search/contract.ts'
import { excerptOf, mark, markedSql, type Queries, restored, ungluedSql, unmarked } from '../../search/index.ts'
import { plainMentions } from '../mentions/contract/syntax.ts'
import { readsNotes, visible } from '../policy.ts'
import { matchedInternally } from './store.ts'

export async function hits(ctx: Context, ids: string[], queries: Queries): Promise<Hit[]> {
  const [rows, hidden] = await Promise.all([described(ctx, ids, queries.any), matchedInternally(ctx, ids, queries.all)])
  const shown = rows.filter((row) => !hidden.includes(row.id))
  const elsewhere = shown.filter(({ lines }) => queries.any !== '' && !lines?.includes(begun)).map(({ id }) => id)
  const [titles, found] = await Promise.all([
    mark(
      ctx,
      'english',
      shown.map(({ title }) => title),
      queries.any,
    ),
    elsewhere.length > 0 ? saidElsewhere(ctx, elsewhere, queries.any) : [],
  ])
  return shown.map((row, index) => {
    const { lines, said, place } = found.find(({ id }) => id === row.id) ?? { ...row, place: 'description' as const }
    return {
      kind: 'ticket',
      id: row.id,
      number: row.number,
      title: row.title,
      marked: titles[index] ?? row.title,
      excerpt: excerptOf(plainMentions(lines === null ? unmarked(said) : restored(lines, unmarked(said)))),
      place,
      at: row.opened_at.toISOString(),
    }
  })
}

const begun = '\ue000'
const most = sql.lit(4000)

/** Null: nothing was asked for. */
const linesOf = (text: RawBuilder<unknown>, query: string) =>
  query === '' ? sql<null>`null::text` : markedSql('english', sql`left(${text}, ${most})`, query)

function described(ctx: Context, ids: string[], query: string) {
  return ctx.db
    .selectFrom('ticket')
    .select(['ticket.id', 'ticket.title', 'ticket.opened_at', sql<string>`'T-' || ticket.number`.as('number')])
    .select(sql<string>`left(ticket.description, ${most})`.as('said'))
    .select(sql<string | null>`${linesOf(sql`ticket.description`, query)}`.as('lines'))
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where('ticket.id', 'in', ids)
    .where(visible(ctx))
    .execute()
}

interface Said {
  id: string
  place: 'reply' | 'note' | 'resolution'
  said: string
  lines: string | null
}

/** Of tickets whose description does not say it: the resolution or the newest message that does, what is public first. */
async function saidElsewhere(ctx: Context, ids: string[], query: string): Promise<Said[]> {
  const { rows } =
    await sql<Said>`select ticket.id, x.place, left(x.body, ${most}) as said, ${linesOf(sql`x.body`, query)} as lines
    from ticket cross join lateral (
      select s.place, s.body from (
        (select 'resolution' as place, ticket.resolution as body, 0 as turn, null::timestamptz as at where ticket.resolution is not null)
        union all
        (select case m.visibility when 'public' then 'reply' else 'note' end, m.body, case m.visibility when 'public' then 0 else 1 end, m.at
          from message m where m.tenant_id = ticket.tenant_id and m.ticket_id = ticket.id
            and (m.visibility = 'public' or ${readsNotes(ctx)}) order by m.at desc limit 100)) s
      where to_tsvector('english', ${ungluedSql(sql`left(s.body, ${most})`)}) @@ ${query}::tsquery
      order by s.turn, s.at desc nulls first limit 1) x
    where ticket.tenant_id = ${ctx.tenant} and ticket.id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}
