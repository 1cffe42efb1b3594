// By what a list can be grouped: for each ticket the place of its group among the groups, its key, and what it is called. Where an
// index of tickets begins with that key, also all the groups that there can be, in their order: a long list is then read one group
// after the other (walk.store.ts).
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
  /** The column of the ticket that holds the key; null where a field does. */
  column: { sql: RawBuilder<unknown>; type: 'uuid' | 'text' } | null
  all: AllGroups | null
}

/** `few`: so few that each is asked for by itself, and planned for what it holds. Both tell `rank`, `key` and `name`. */
export type AllGroups = { few: RawBuilder<unknown> } | { many: RawBuilder<unknown> }

const of = (name: string, type: 'uuid' | 'text') => ({ sql: sql.ref(`ticket.${name}`), type })

const person = (tenant: string, column: 'assignee_id' | 'requester_id', all: RawBuilder<unknown>): Grouped => ({
  query: sql`(select lower(p.name) as rank, p.id::text as key, p.name from person p
    where p.tenant_id = ${tenant} and p.id = ${sql.ref(`ticket.${column}`)})`,
  type: 'text',
  least: '',
  column: of(column, 'uuid'),
  all: { many: all },
})

const named = (tenant: string, table: string) =>
  sql`select lower(n.name) as rank, n.id::text as key, n.name, n.id from ${sql.table(table)} n where n.tenant_id = ${tenant}`

/** Far fewer people have tickets than there are, so that they are looked up one by one in the index of assignees. */
const assignees = (tenant: string) => sql`
  with recursive one as (
    (select a.assignee_id as id from ticket a where a.tenant_id = ${tenant} and a.assignee_id is not null
      order by a.assignee_id limit 1)
    union all
    select (select a.assignee_id from ticket a where a.tenant_id = ${tenant} and a.assignee_id > one.id
      order by a.assignee_id limit 1) from one where one.id is not null)
  select lower(p.name) as rank, p.id::text as key, p.name, p.id from one
    join person p on p.tenant_id = ${tenant} and p.id = one.id`

const byName = (tenant: string, table: 'team' | 'organisation'): Grouped => ({
  query: sql`(select lower(n.name) as rank, n.id::text as key, n.name from ${sql.table(table)} n
    where n.tenant_id = ${tenant} and n.id = ${sql.ref(`ticket.${table}_id`)})`,
  type: 'text',
  least: '',
  column: of(`${table}_id`, 'uuid'),
  all: { many: named(tenant, table) },
})

const listed = (keys: readonly string[], rank: RawBuilder<unknown>) =>
  sql`select ${rank} as rank, k.key, null::text as name
    from unnest(${sql.lit(`{${keys.join()}}`)}::text[]) with ordinality k(key, n)`

const kinds: Record<(typeof groupings)[number], (tenant: string) => Grouped> = {
  status: () => ({
    query: sql`(select array_position(${sql.lit(`{${statuses.join()}}`)}::text[], ticket.status) as rank, ticket.status as key, null::text as name)`,
    type: 'int',
    least: '0',
    column: of('status', 'text'),
    all: { few: listed(statuses, sql`k.n::int`) },
  }),
  priority: () => ({
    query: sql`(select ticket.priority as rank, ticket.priority as key, ticket.priority as name)`,
    type: 'text',
    least: '',
    column: of('priority', 'text'),
    all: { few: listed(['P1', 'P2', 'P3', 'P4'], sql`k.key`) },
  }),
  assignee: (tenant) => person(tenant, 'assignee_id', assignees(tenant)),
  requester: (tenant) => person(tenant, 'requester_id', named(tenant, 'person')),
  team: (tenant) => byName(tenant, 'team'),
  organisation: (tenant) => byName(tenant, 'organisation'),
  category: (tenant) => ({
    query: sql`(select c.place as rank, c.id::text as key, c.path as name from category c
      where c.tenant_id = ${tenant} and c.id = ticket.category_id)`,
    type: 'int[]',
    least: '{}',
    column: of('category_id', 'uuid'),
    all: {
      many: sql`select c.place as rank, c.id::text as key, c.path as name, c.id from category c where c.tenant_id = ${tenant}`,
    },
  }),
  type: (tenant) => ({
    query: sql`(select k.position as rank, k.key, k.name from ticket_type k where k.tenant_id = ${tenant} and k.key = ticket.type)`,
    type: 'int',
    least: '0',
    column: of('type', 'text'),
    all: { few: sql`select k.position as rank, k.key, k.name from ticket_type k where k.tenant_id = ${tenant}` },
  }),
}

export const groupedBy = (ctx: Context, by: (typeof groupings)[number]): Grouped => kinds[by](ctx.tenant)

/** By a choice: its place among the choices, which is its number in the index, and its key. */
export const groupedByChoice = (field: FieldOrder): Grouped => ({
  query: valueIn(field, sql`v.number as rank, v.text as key, null::text as name`),
  type: 'float8',
  least: '0',
  column: null,
  all: null,
})
