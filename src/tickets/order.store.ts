// The orders of a list: what each is sorted by, with a tie-breaker that makes it total, so that pages never skip or repeat. An
// order that no index has as a whole is walked in lanes, one behind the other, each along an index of its own: what has a date and
// what has none, one state after the other. A page that is full asks no further lane.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { TicketListRow } from './store.ts'
import type { Sort } from './views/contract.ts'
import { statuses } from './workflow.ts'

export type { Sort }

interface Column {
  sql: RawBuilder<unknown>
  type: string
}

interface Lane {
  /** What stands in it. */
  holds: RawBuilder<SqlBool>
  columns: Column[]
}

export interface Order {
  lanes: Lane[]
  direction: 'asc' | 'desc'
  /** As a cursor carries it. */
  keyOf(row: TicketListRow): string[]
  /** In which lane such a key stands, and where. */
  placeOf(key: string[]): { lane: number; values: string[] }
}

const id: Column = { sql: sql`ticket.id`, type: 'uuid' }
const number: Column = { sql: sql`ticket.number`, type: 'bigint' }
const everything = sql<SqlBool>`true`
const digits = (row: TicketListRow) => row.number.slice(2)

type Making = (down: boolean) => Omit<Order, 'direction'>

const whole = (columns: Column[], keyOf: Order['keyOf']): Omit<Order, 'direction'> => ({
  lanes: [{ holds: everything, columns }],
  keyOf,
  placeOf: (values) => ({ lane: 0, values }),
})

/** Whatever has no date stands last, in both directions. */
const dated =
  (name: 'due_at' | 'resolved_at'): Making =>
  (down) => {
    const without = down ? '-infinity' : 'infinity'
    const column = sql.ref(`ticket.${name}`)
    return {
      lanes: [
        { holds: sql`${column} is not null`, columns: [{ sql: column, type: 'timestamptz' }, id] },
        { holds: sql`${column} is null`, columns: [id] },
      ],
      keyOf: (row) => [row[name]?.toISOString() ?? without, row.id],
      placeOf: (key) => (key[0] === without ? { lane: 1, values: key.slice(1) } : { lane: 0, values: key }),
    }
  }

const byStatus: Making = (down) => {
  const turns = down ? [...statuses].reverse() : [...statuses]
  return {
    lanes: turns.map((status) => ({ holds: sql`ticket.status = ${sql.lit(status)}`, columns: [id] })),
    keyOf: (row) => [String(1 + statuses.indexOf(row.status)), row.id],
    placeOf: ([rank, ...values]) => ({
      lane: Math.max(0, turns.indexOf(statuses[Number(rank) - 1] as (typeof statuses)[number])),
      values,
    }),
  }
}

const makings: Record<string, Making> = {
  number: () => whole([number], (row) => [digits(row)]),
  openedAt: () =>
    whole([{ sql: sql`ticket.opened_at`, type: 'timestamptz' }, id], (row) => [row.opened_at.toISOString(), row.id]),
  updatedAt: () =>
    whole([{ sql: sql`ticket.updated_at`, type: 'timestamptz' }, id], (row) => [row.updated_at.toISOString(), row.id]),
  priority: () => whole([{ sql: sql`ticket.priority`, type: 'text' }, number], (row) => [row.priority, digits(row)]),
  dueAt: dated('due_at'),
  resolvedAt: dated('resolved_at'),
  status: byStatus,
}

export function orderOf(sort: Sort): Order {
  const down = sort.startsWith('-')
  const making = makings[sort.replace('-', '')] ?? (makings.updatedAt as Making)
  return { ...making(down), direction: down ? 'desc' : 'asc' }
}

/** What stands behind this place of a lane. */
export function beyond({ columns }: Lane, direction: Order['direction'], after: string[]): RawBuilder<SqlBool> {
  const values = columns.map(({ type }, index) => sql`${after[index]}::${sql.raw(type)}`)
  const expressions = columns.map((column) => column.sql)
  return sql`(${sql.join(expressions)}) ${sql.raw(direction === 'desc' ? '<' : '>')} (${sql.join(values)})`
}

export const orderBy = ({ columns }: Lane, direction: Order['direction']): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${column.sql} ${sql.raw(direction)}`))
