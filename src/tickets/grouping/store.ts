// The SQL of counting groups.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { countable } from '../count.store.ts'
import { type Filter, filtered } from '../list.store.ts'
import type { Grouped } from './kinds.store.ts'
import { joined } from './order.store.ts'
import { few, holds } from './walk.store.ts'

/** Tickets that are looked at, over all groups. */
export const counted = { most: 100_000 }

interface Row {
  rank: string | null
  key: string | null
  name: string | null
  count: number
  stopped: boolean
}

/**
 * In the order of the groups; what is in none comes last. Counting stops at the same number, so that its cost does. Then each group
 * is counted by itself, to its share of that number: none is missing for standing behind a large one.
 */
export async function count(ctx: Context, filter: Filter, grouped: Grouped): Promise<Row[]> {
  const { some, asked } = countable(ctx, filter, counted.most)
  const found = joined(some.query, [{ name: 'grouped', query: grouped.query }])
    .select([sql`grouped.rank`.as('rank'), sql`grouped.key`.as('key'), sql`grouped.name`.as('name')])
    .select(['ticket.id', 'ticket.team_id'])
  const { rows } = await sql<
    Row & { looked: number }
  >`select ticket.rank::text, ticket.key, ticket.name, false as stopped,
      count(*) filter (where ${asked ?? sql`true`})::int as count, count(*)::int as looked
    from (${found}) ticket group by ticket.rank, ticket.key, ticket.name order by ticket.rank is null, ticket.rank, ticket.key`.execute(
    ctx.db,
  )
  const stopped = rows.reduce((sum, row) => sum + row.looked, 0) >= some.most
  if (stopped && grouped.all) return shared(ctx, filter, grouped, some.most)
  return rows.filter(({ count }) => count > 0).map(({ looked: _, ...row }) => ({ ...row, stopped }))
}

async function shared(ctx: Context, filter: Filter, grouped: Grouped, most: number): Promise<Row[]> {
  const { all } = grouped
  if (!all) return []
  const groups = 'few' in all ? (await few(ctx, all.few)).length : await howMany(ctx, all.many)
  const share = Math.max(10, round(most / (groups + 1)))
  const counting = (key: RawBuilder<unknown> | null) =>
    sql`(select count(*)::int from (${filtered(ctx, filter).where(holds(grouped, key)).select('ticket.id').limit(share)}) t)`
  const each = 'few' in all ? all.few : all.many
  const { rows } = await sql<Row>`select rank, key, name, count, count >= ${share} as stopped from (
      select g.rank::text, g.key, g.name, ${counting(sql`g.key`)} as count, row_number() over (order by g.rank, g.key) as place
        from (${each}) g
      union all select null, null, null, ${counting(null)}, null
    ) c where count > 0 order by place`.execute(ctx.db)
  return rows
}

const howMany = async (ctx: Context, all: RawBuilder<unknown>) =>
  (await sql<{ n: number }>`select count(*)::int as n from (${all}) g`.execute(ctx.db)).rows[0]?.n ?? 0

/** 16,666 is told as 10,000: nobody wonders where the number comes from. */
const round = (share: number) => 10 ** Math.floor(Math.log10(Math.max(1, share)))
