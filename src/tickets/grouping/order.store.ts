// Orders that a ticket alone does not tell: by a value in a field, and group by group. The database tells the key of each row, since
// only it knows what it compared. Orders by the ticket's own columns are in order.store.ts of this module.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { type FieldOrder, nothing, valueIn } from '../fields/order.store.ts'
import { walk } from '../fields/walk.store.ts'
import { beforeLast, type Filter, type filtered, firstOf } from '../list.store.ts'
import * as store from '../store.ts'
import type { Sort } from '../views/contract.ts'
import { statuses } from '../workflow.ts'
import { unfolded } from './folded.store.ts'
import type { Folded } from './folded.ts'
import type { Grouped } from './kinds.store.ts'
import { walkGroups } from './walk.store.ts'

export interface Column {
  sql: RawBuilder<unknown>
  type: string
  down: boolean
}

export interface KeyedOrder {
  columns: Column[]
  /** What the columns take from other tables, as lateral queries by name. */
  joins: { name: string; query: RawBuilder<unknown> }[]
  /** Sorted by this and by nothing before it. */
  field: { order: FieldOrder; down: boolean } | null
  groups: InGroups | null
  /** Too many fit to sort them for each page: they are walked in their order, see the two walk.store.ts. */
  walk?: boolean
}

export interface InGroups {
  grouped: Grouped
  within: KeyedOrder
  folded: Folded
}

const id = (down: boolean): Column => ({ sql: sql`ticket.id`, type: 'uuid', down })

/** What has no date stands last, in both directions. */
const dated = (name: 'due_at' | 'resolved_at', down: boolean) =>
  sql`coalesce(${sql.ref(`ticket.${name}`)}, ${sql.lit(down ? '-infinity' : 'infinity')})`

const columnsOf: Record<string, (down: boolean) => Omit<Column, 'down'>> = {
  number: () => ({ sql: sql`ticket.number`, type: 'bigint' }),
  openedAt: () => ({ sql: sql`ticket.opened_at`, type: 'timestamptz' }),
  updatedAt: () => ({ sql: sql`ticket.updated_at`, type: 'timestamptz' }),
  priority: () => ({ sql: sql`ticket.priority`, type: 'text' }),
  dueAt: (down) => ({ sql: dated('due_at', down), type: 'timestamptz' }),
  resolvedAt: (down) => ({ sql: dated('resolved_at', down), type: 'timestamptz' }),
  status: () => ({
    sql: sql`array_position(${sql.lit(`{${statuses.join()}}`)}::text[], ticket.status)`,
    type: 'int',
  }),
}

/** By what the ticket itself says, as it stands within a group. */
function plain(sort: Sort): KeyedOrder {
  const down = sort.startsWith('-')
  const column = columnsOf[sort.replace('-', '')]?.(down) ?? { sql: sql`ticket.updated_at`, type: 'timestamptz' }
  const tie = sort.endsWith('priority') ? { sql: sql`ticket.number`, type: 'bigint', down } : id(down)
  return { columns: [{ ...column, down }, tie], joins: [], field: null, groups: null }
}

/** By a value in a field; tickets without one stand last, in both directions. */
export const orderByField = (field: FieldOrder, down: boolean): KeyedOrder => ({
  columns: [
    { sql: sql`sorted.value is null`, type: 'boolean', down: false },
    { sql: sql`coalesce(sorted.value, ${sql.lit(nothing[field.column])})`, type: field.type, down },
    id(down),
  ],
  joins: [{ name: 'sorted', query: valueIn(field) }],
  field: { order: field, down },
  groups: null,
})

/** Group by group, each in this order; tickets that are in none stand last. */
export function inGroups(grouped: Grouped, within: KeyedOrder | Sort, folded: Folded): KeyedOrder {
  const { query, type, least } = grouped
  const order = typeof within === 'string' ? plain(within) : within
  return {
    columns: [
      { sql: sql`grouped.rank is null`, type: 'boolean', down: false },
      { sql: sql`coalesce(grouped.rank, ${sql.lit(least)})`, type, down: false },
      { sql: sql`coalesce(grouped.key, '')`, type: 'text', down: false },
      ...order.columns,
    ],
    joins: [{ name: 'grouped', query }, ...order.joins],
    field: null,
    groups: { grouped, within: order, folded },
  }
}

export const keyOf = (row: store.TicketListRow): string[] => row.key ?? []

/** The place before the first row of a group. */
export const startOf = ({ least }: Grouped, key: string | null, rank: string | null): string[] =>
  key === null ? ['true', least, ''] : ['false', rank ?? least, key]

/** Which part of the key is the group; null where a ticket is in none. */
export const groupOf = (row: store.TicketListRow): string | null => row.key?.[2] || null

export async function keyedPage(
  ctx: Context,
  filter: Filter,
  order: KeyedOrder,
  after: string[] | undefined,
  limit: number,
  fields: string[],
): Promise<store.TicketListRow[]> {
  if (order.walk && order.field) return store.rows(ctx, walk(ctx, filter, order.field, after, limit), fields, true)
  if (order.walk && order.groups?.grouped.all)
    return store.rows(ctx, await walkGroups(ctx, filter, order.groups, after, limit), fields, true)
  return store.rows(ctx, sorted(ctx, filter, order, after, limit), fields, true)
}

/** Everything that fits is looked at and sorted. */
function sorted(ctx: Context, filter: Filter, order: KeyedOrder, after: string[] | undefined, limit: number) {
  const shown = order.groups && unfolded(order.groups.folded, order.groups.grouped)
  let query = joined(beforeLast(ctx, filter), order.joins)
  if (shown) query = query.where(shown)
  if (after) query = query.where(beyond(order.columns, after))
  const found = query.select(['ticket.id', keyIn(order.columns).as('key')]).orderBy(orderBy(order.columns))
  return firstOf(filter, found, ['id', 'key'], limit)
}

/** What a cursor of this row would hold. @param before what stands in it before these columns */
export const keyIn = (columns: Column[], before: RawBuilder<unknown>[] = []) =>
  sql`array[${sql.join([...before, ...columns.map((column) => sql`(${column.sql})::text`)])}]`

/** With what an order, or a count of groups, takes from other tables. */
export const joined = (query: ReturnType<typeof filtered>, joins: KeyedOrder['joins']) =>
  joins.reduce(
    (all, { name, query: more }) =>
      all.leftJoin(
        () => sql`lateral ${more}`.as(name) as never,
        (join) => join.onTrue(),
      ) as typeof all,
    query,
  )

/**
 * What stands behind the row of a cursor. One comparison where the directions are one: an index serves that. A shorter key is
 * the start of a group, and its rows stand behind it.
 */
export function beyond(all: Column[], after: string[]): RawBuilder<SqlBool> {
  const columns = all.slice(0, after.length)
  const values = columns.map(({ type }, index) => sql`${after[index]}::${sql.raw(type)}`)
  const sign = (down: boolean) => sql.raw(down ? '<' : '>')
  const [first] = columns
  if (columns.length < all.length)
    return sql`(${sql.join(columns.map((column) => column.sql))}) >= (${sql.join(values)})`
  if (columns.every(({ down }) => down === first?.down))
    return sql`(${sql.join(columns.map((column) => column.sql))}) ${sign(first?.down ?? false)} (${sql.join(values)})`
  const steps = columns.map((column, index) => {
    const same = columns.slice(0, index).map((before, at) => sql`${before.sql} = ${values[at]} and `)
    return sql`(${sql.join(same, sql``)}${column.sql} ${sign(column.down)} ${values[index]})`
  })
  return sql`(${sql.join(steps, sql` or `)})`
}

export const orderBy = (columns: Column[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${column.sql} ${sql.raw(column.down ? 'desc' : 'asc')}`))
