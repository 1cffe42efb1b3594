// The orders of a list: what each is sorted by, with a tie-breaker that makes it total, so that pages never skip or repeat.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { TicketListRow } from './store.ts'
import type { Sort } from './views/contract.ts'
import { statuses } from './workflow.ts'

export type { Sort }

interface Key {
  sql: RawBuilder<unknown>
  type: string
  /** Numbers are unique already. */
  tie: 'id' | 'number' | null
  of(row: TicketListRow): string
}

const moment = (at: Date | null, without: string) => at?.toISOString() ?? without

/** Whatever has no date stands last, in both directions. */
const dated = (column: 'due_at' | 'resolved_at', down: boolean): Key => ({
  sql: sql`coalesce(${sql.ref(`ticket.${column}`)}, ${sql.lit(down ? '-infinity' : 'infinity')})`,
  type: 'timestamptz',
  tie: 'id',
  of: (row) => moment(row[column], down ? '-infinity' : 'infinity'),
})

const keys: Record<string, (down: boolean) => Key> = {
  number: () => ({ sql: sql`ticket.number`, type: 'bigint', tie: null, of: (row) => row.number.slice(2) }),
  openedAt: () => ({
    sql: sql`ticket.opened_at`,
    type: 'timestamptz',
    tie: 'id',
    of: (row) => row.opened_at.toISOString(),
  }),
  updatedAt: () => ({
    sql: sql`ticket.updated_at`,
    type: 'timestamptz',
    tie: 'id',
    of: (row) => row.updated_at.toISOString(),
  }),
  priority: () => ({ sql: sql`ticket.priority`, type: 'text', tie: 'number', of: (row) => row.priority }),
  dueAt: (down) => dated('due_at', down),
  resolvedAt: (down) => dated('resolved_at', down),
  status: () => ({
    sql: sql`array_position(${sql.lit(`{${statuses.join()}}`)}::text[], ticket.status)`,
    type: 'int',
    tie: 'id',
    of: (row) => String(1 + statuses.indexOf(row.status)),
  }),
}

export interface Order {
  columns: { sql: RawBuilder<unknown>; type: string }[]
  direction: 'asc' | 'desc'
  /** As a cursor carries it. */
  keyOf(row: TicketListRow): string[]
}

export function orderOf(sort: Sort): Order {
  const down = sort.startsWith('-')
  const key = (keys[sort.replace('-', '')] ?? keys.updatedAt)?.(down) as Key
  const tie = { id: { sql: sql`ticket.id`, type: 'uuid' }, number: { sql: sql`ticket.number`, type: 'bigint' } }
  const broken = key.tie
  return {
    columns: [{ sql: key.sql, type: key.type }, ...(broken ? [tie[broken]] : [])],
    direction: down ? 'desc' : 'asc',
    keyOf: (row) => [key.of(row), ...(broken ? [broken === 'id' ? row.id : row.number.slice(2)] : [])],
  }
}

/** What stands behind the row of a cursor. */
export function beyond({ columns, direction }: Order, after: string[]): RawBuilder<SqlBool> {
  const values = columns.map(({ type }, index) => sql`${after[index]}::${sql.raw(type)}`)
  const expressions = columns.map((column) => column.sql)
  return sql`(${sql.join(expressions)}) ${sql.raw(direction === 'desc' ? '<' : '>')} (${sql.join(values)})`
}

export const orderBy = ({ columns, direction }: Order): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${column.sql} ${sql.raw(direction)}`))
