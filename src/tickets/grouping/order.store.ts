// Orders that a ticket alone does not tell: by a value in a field, and group by group. The database tells the key of each row, since
// only it knows what it compared. Orders by the ticket's own columns are in order.store.ts of this module.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { type FieldOrder, nothing, valueIn } from '../fields/order.store.ts'
import { walk } from '../fields/walk.store.ts'
import { type Filter, filtered } from '../list.store.ts'
import * as store from '../store.ts'
import type { Sort } from '../views/contract.ts'
import { statuses } from '../workflow.ts'
import type { Grouped } from './kinds.store.ts'

export interface Column {
  sql: RawBuilder<unknown>
  type: string
  down: boolean
}

export interface KeyedOrder {
  columns: Column[]
  /** What the columns take from other tables, as lateral queries by name. */
  joins: { name: string; query: RawBuilder<unknown> }[]
  /** Sorted by this and by nothing before it. `walk`: too many fit to sort them, see fields/walk.store.ts. */
  field: { order: FieldOrder; down: boolean; walk: boolean } | null
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
  return { columns: [{ ...column, down }, tie], joins: [], field: null }
}

/** By a value in a field; tickets without one stand last, in both directions. */
export const orderByField = (field: FieldOrder, down: boolean): KeyedOrder => ({
  columns: [
    { sql: sql`sorted.value is null`, type: 'boolean', down: false },
    { sql: sql`coalesce(sorted.value, ${sql.lit(nothing[field.column])})`, type: field.type, down },
    id(down),
  ],
  joins: [{ name: 'sorted', query: valueIn(field) }],
  field: { order: field, down, walk: false },
})

/** Group by group, each in this order; tickets that are in none stand last. */
export function inGroups({ query, type, least }: Grouped, within: KeyedOrder | Sort): KeyedOrder {
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
  }
}

export const keyOf = (row: store.TicketListRow): string[] => row.key ?? []

/** Which part of the key is the group; null where a ticket is in none. */
export const groupOf = (row: store.TicketListRow): string | null => row.key?.[2] || null

/**
 * In groups, every ticket that fits is looked at and sorted for each page, since no index has the groups in their order: what an
 * unresolved view of 15,000 tickets bears, and a list of a million does not want.
 */
export async function keyedPage(
  ctx: Context,
  filter: Filter,
  order: KeyedOrder,
  after: string[] | undefined,
  limit: number,
  fields: string[],
): Promise<store.TicketListRow[]> {
  if (order.field?.walk) return store.rows(ctx, walk(ctx, filter, order.field, after, limit), fields, true)
  const all = filtered(ctx, filter)
  const query = after ? all.where(beyond(order.columns, after)) : all
  const key = sql`array[${sql.join(order.columns.map((column) => sql`(${column.sql})::text`))}]`
  const found = joined(query, order.joins).select(['ticket.id', key.as('key')])
  return store.rows(ctx, sql`${found.orderBy(orderBy(order.columns)).limit(limit)}`, fields, true)
}

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

/** What stands behind the row of a cursor. One comparison where the directions are one: an index serves that. */
export function beyond(columns: Column[], after: string[]): RawBuilder<SqlBool> {
  const values = columns.map(({ type }, index) => sql`${after[index]}::${sql.raw(type)}`)
  const sign = (down: boolean) => sql.raw(down ? '<' : '>')
  const [first] = columns
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
