// The SQL of counting groups.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { type Filter, filtered } from '../list.store.ts'
import type { Grouped } from './kinds.store.ts'
import { joined } from './order.store.ts'

const most = 100_000

interface Row {
  key: string | null
  name: string | null
  count: number
}

/** In the order of the groups; what is in none comes last. It stops at the same number, so that its cost does. */
export async function count(
  ctx: Context,
  filter: Filter,
  { query }: Grouped,
): Promise<{ items: Row[]; atLeast: boolean }> {
  const some = joined(filtered(ctx, filter), [{ name: 'grouped', query }])
    .select([sql`grouped.rank`.as('rank'), sql`grouped.key`.as('key'), sql`grouped.name`.as('name')])
    .limit(most)
  const { rows } = await sql<Row>`select t.key, t.name, count(*)::int as count from (${some}) t
    group by t.rank, t.key, t.name order by t.rank is null, t.rank, t.key`.execute(ctx.db)
  return { items: rows, atLeast: rows.reduce((sum, row) => sum + row.count, 0) >= most }
}
