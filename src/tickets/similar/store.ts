// The SQL of similar tickets: candidates from an index over the titles of open tickets, then those that the caller may see.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { brief, type PersonRow } from '../conversation.store.ts'
import { visible } from '../policy.ts'
import type { TicketStatus } from '../workflow.ts'

/** The words of a text as the index keeps them, the longest first: those say most. */
export async function wordsOf({ db }: Context, text: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`select w as word
    from unnest(tsvector_to_array(to_tsvector('english', ${text}))) w order by length(w) desc, w limit ${most}`.execute(
    db,
  )
  return rows.map(({ word }) => word)
}

export interface SimilarRow {
  id: string
  number: string
  title: string
  status: TicketStatus
  requester: PersonRow
  requester_id: string
  at: Date
  shared: number
  total: number
}

export async function candidates(
  ctx: Context,
  words: string[],
  person: string | null,
  own: boolean,
): Promise<SimilarRow[]> {
  // The best of them first: of 300 that share words, only those that can be shown are looked at whole.
  const found = sql<{ id: string; shared: number; total: number }>`(
    select f.id, f.shared, f.total from mendbook_similar(${words}::text[], ${person}::uuid, ${own}) f
      join ticket t on t.tenant_id = ${ctx.tenant} and t.id = f.id
    order by t.requester_id = ${person}::uuid desc, f.shared::float / (${words.length}::int + f.total) desc, f.id desc
    limit 40)`
  return ctx.db
    .selectFrom('ticket')
    .innerJoin(found.as('found'), (j) => j.onRef('found.id', '=', 'ticket.id'))
    .innerJoin('person as requester', (j) =>
      j.onRef('requester.tenant_id', '=', 'ticket.tenant_id').onRef('requester.id', '=', 'ticket.requester_id'),
    )
    .select(['ticket.id', 'ticket.title', 'ticket.status', 'ticket.requester_id', 'ticket.opened_at as at'])
    .select(['found.shared', 'found.total', sql<string>`'T-' || ticket.number`.as('number')])
    .select(brief('requester').$notNull().as('requester'))
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where(visible(ctx))
    .execute()
}
