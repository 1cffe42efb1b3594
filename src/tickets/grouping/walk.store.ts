// A long list in groups, read one group after the other: each along the index that begins with its key, and none begun while those
// before it fill the page. Sorting whatever fits would read the whole desk for each page.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { beforeLast, type Filter, filtered, firstOf } from '../list.store.ts'
import { isFolded } from './folded.ts'
import type { Grouped } from './kinds.store.ts'
import { beyond, type InGroups, joined, keyIn, orderBy } from './order.store.ts'

export interface Group {
  rank: string
  key: string
  name: string | null
}

type Part = RawBuilder<unknown>

/** Ids and keys, in the order of a list in groups. @param after the place of a row, or the start of a group */
export async function walkGroups(
  ctx: Context,
  filter: Filter,
  groups: InGroups,
  after: string[] | undefined,
  limit: number,
): Promise<RawBuilder<unknown>> {
  const { grouped, folded } = groups
  const rows = rowsOf(ctx, filter, groups, limit)
  const [none, rank, key, ...place] = after ?? []
  const parts: Part[] = []
  if (none !== 'true') {
    const named = { rank: rank as string, key: key as string }
    if (grouped.all && 'few' in grouped.all) {
      const left = (await few(ctx, grouped.all.few)).filter((group) => !after || !before(grouped, group, named))
      for (const group of left)
        if (!isFolded(folded, group.key)) parts.push(rows(group, group.key === key ? place : []))
    } else {
      // The rest of the group that the last page ended in, then all behind it.
      if (place.length && !isFolded(folded, key as string)) parts.push(rows(named, place))
      parts.push(rowsOfMany(ctx, filter, groups, after && { ...named, itself: place.length === 0 }, limit))
    }
  }
  if (grouped.column?.type === 'uuid' && !isFolded(folded, null)) parts.push(rows(null, none === 'true' ? place : []))
  if (parts.length === 0) return sql`select null::uuid as id, null::text[] as key where false`
  const inTurn = sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  )
  return sql`select id, key from (${inTurn}) parts limit ${limit}`
}

/** Groups that can be told one by one, in their order. */
export async function few(ctx: Context, all: RawBuilder<unknown>): Promise<Group[]> {
  const { rows } = await sql<Group>`select g.rank::text, g.key, g.name from (${all}) g order by g.rank, g.key`.execute(
    ctx.db,
  )
  return rows
}

function before({ type }: Grouped, a: Omit<Group, 'name'>, b: Omit<Group, 'name'>): boolean {
  const [left, right] = type === 'int' ? [Number(a.rank), Number(b.rank)] : [a.rank, b.rank]
  return left === right ? a.key < b.key : left < right
}

/** The rows of one group, null of what is in none, behind a place in it. */
const rowsOf =
  (ctx: Context, filter: Filter, { grouped, within }: InGroups, limit: number) =>
  (group: Omit<Group, 'name'> | null, place: string[]): Part => {
    let query = joined(beforeLast(ctx, filter), within.joins).where(holds(grouped, group && sql`${group.key}`))
    if (place.length) query = query.where(beyond(within.columns, place))
    const begin = group
      ? [sql`'false'`, sql`${group.rank}::text`, sql`${group.key}::text`]
      : [sql`'true'`, sql.lit(grouped.least), sql`''`]
    const found = query.select(['ticket.id', keyIn(within.columns, begin).as('key')]).orderBy(orderBy(within.columns))
    return firstOf(filter, found, ['id', 'key'], limit)
  }

export const holds = ({ column }: Grouped, key: RawBuilder<unknown> | null): RawBuilder<SqlBool> =>
  key ? sql`${column?.sql} = ${key}::${sql.raw(column?.type ?? 'text')}` : sql`${column?.sql} is null`

/**
 * Group by group within one statement. The fence `offset 0` keeps the groups in their order, so that the last sorting has whole groups
 * in order before it and stops with the page.
 */
function rowsOfMany(
  ctx: Context,
  filter: Filter,
  { grouped, within, folded }: InGroups,
  after: { rank: string; key: string; itself: boolean } | undefined,
  limit: number,
): Part {
  const named = [...folded.keys]
  const shown = folded.all ? sql`g.key = any(${named}::text[])` : sql`g.key <> all(${named}::text[])`
  const behind =
    after &&
    sql` and (g.rank, g.key) ${sql.raw(after.itself ? '>=' : '>')} (${after.rank}::${sql.raw(grouped.type)}, ${after.key})`
  const told = within.columns.map((column, index) => sql`${column.sql} as ${sql.ref(`c${index}`)}`)
  const rows = joined(filtered(ctx, filter), within.joins)
    .where(sql<SqlBool>`${grouped.column?.sql} = g.id`)
    .select(['ticket.id', keyIn(within.columns).as('key')])
    .select(() => told as never)
    .orderBy(orderBy(within.columns))
    .limit(limit)
  const inOrder = within.columns.map(
    ({ down }, index) => sql`t.${sql.ref(`c${index}`)} ${sql.raw(down ? 'desc' : 'asc')}`,
  )
  return sql`select t.id, array['false', g.rank::text, g.key] || t.key as key
    from (select * from (${many(grouped)}) g where ${shown}${behind ?? sql``} order by g.rank, g.key offset 0) g
    cross join lateral (${rows}) t
    order by g.rank, g.key, ${sql.join(inOrder)} limit ${limit}`
}

const many = ({ all }: Grouped): RawBuilder<unknown> =>
  all && 'many' in all ? all.many : sql`select null::text as rank, null::text as key, null::uuid as id where false`
