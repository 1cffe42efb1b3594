// By what a list can be grouped: for each ticket the place of its group among the groups, its key, and what it is called.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { type FieldOrder, valueIn } from '../fields/order.store.ts'
import type { groupings } from '../views/columns.ts'
import { statuses } from '../workflow.ts'

export interface Grouped {
  /** `rank`, `key` and `name` of a ticket; no row where it is in no group. */
  query: RawBuilder<unknown>
  /** Of the rank. */
  type: 'int' | 'text' | 'int[]' | 'float8'
  /** In a key, where there is no rank. */
  least: string
}

const person = (tenant: string, column: 'assignee_id' | 'requester_id'): Grouped => ({
  query: sql`(select lower(p.name) as rank, p.id::text as key, p.name from person p
    where p.tenant_id = ${tenant} and p.id = ${sql.ref(`ticket.${column}`)})`,
  type: 'text',
  least: '',
})

const byName = (tenant: string, table: 'team' | 'organisation'): Grouped => ({
  query: sql`(select lower(n.name) as rank, n.id::text as key, n.name from ${sql.table(table)} n
    where n.tenant_id = ${tenant} and n.id = ${sql.ref(`ticket.${table}_id`)})`,
  type: 'text',
  least: '',
})

const kinds: Record<(typeof groupings)[number], (tenant: string) => Grouped> = {
  status: () => ({
    query: sql`(select array_position(${sql.lit(`{${statuses.join()}}`)}::text[], ticket.status) as rank, ticket.status as key, null::text as name)`,
    type: 'int',
    least: '0',
  }),
  priority: () => ({
    query: sql`(select ticket.priority as rank, ticket.priority as key, ticket.priority as name)`,
    type: 'text',
    least: '',
  }),
  assignee: (tenant) => person(tenant, 'assignee_id'),
  requester: (tenant) => person(tenant, 'requester_id'),
  team: (tenant) => byName(tenant, 'team'),
  organisation: (tenant) => byName(tenant, 'organisation'),
  category: (tenant) => ({
    query: sql`(select c.place as rank, c.id::text as key, c.path as name from category c
      where c.tenant_id = ${tenant} and c.id = ticket.category_id)`,
    type: 'int[]',
    least: '{}',
  }),
  type: (tenant) => ({
    query: sql`(select k.position as rank, k.key, k.name from ticket_type k where k.tenant_id = ${tenant} and k.key = ticket.type)`,
    type: 'int',
    least: '0',
  }),
}

export const groupedBy = (ctx: Context, by: (typeof groupings)[number]): Grouped => kinds[by](ctx.tenant)

/** By a choice: its place among the choices, which is its number in the index, and its key. */
export const groupedByChoice = (field: FieldOrder): Grouped => ({
  query: valueIn(field, sql`v.number as rank, v.text as key, null::text as name`),
  type: 'float8',
  least: '0',
})
