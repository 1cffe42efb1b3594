// The SQL of lists: what they are filtered by. Their orders are in order.store.ts.
import './schema.ts'
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'
import type { Ticket } from './contract.ts'
import { tagged } from './filter/columns.store.ts'
import { isAskedLast } from './filter/last.ts'
import { beyond, type Order, orderBy } from './order.store.ts'
import { isAgent, readsNotes, visible } from './policy.ts'
import * as store from './store.ts'

export interface Filter {
  status?: Ticket['status'][] | undefined
  state?: string[] | undefined
  type?: Ticket['type'][] | undefined
  priority?: Ticket['priority'][] | undefined
  channel?: Ticket['channel'][] | undefined
  tag?: string | undefined
  /** A category and those below it. */
  category?: string | undefined
  requester?: string | undefined
  /** One of these teams; null: no team. */
  team?: string[] | null | undefined
  /** Null: nobody. */
  assignee?: string | null | undefined
  openedAfter?: string | undefined
  openedBefore?: string | undefined
  resolvedAfter?: string | undefined
  /** What has to stand in fields. */
  fields?: RawBuilder<SqlBool>[] | undefined
  snoozed?: boolean | undefined
  watcher?: string | undefined
  cc?: string | undefined
  organisation?: string | undefined
  /** Is mentioned in it. */
  mentioned?: string | undefined
  /** Its requester is marked as VIP. */
  vip?: boolean | undefined
  /** What a view and the filter language ask. */
  conditions?: RawBuilder<SqlBool>[] | undefined
}

/** First the ids, by an index of the ticket alone; then the rows, by key. Together they plan and run faster than one query. */
export async function page(
  ctx: Context,
  filter: Filter,
  order: Order,
  after: string[] | undefined,
  limit: number,
  fields?: string[],
): Promise<store.TicketListRow[]> {
  const place = after ? order.placeOf(after) : { lane: 0, values: undefined }
  const parts = order.lanes.slice(place.lane).map((lane, index) => {
    const query = beforeLast(ctx, filter).where(lane.holds)
    const rest = index === 0 && place.values ? query.where(beyond(lane, order.direction, place.values)) : query
    return firstOf(filter, rest.select('ticket.id').orderBy(orderBy(lane, order.direction)), ['id'], limit)
  })
  return store.rows(ctx, inTurn(parts, limit), fields)
}

/** One lane behind the other. With a limit of nothing a lane is not even begun. */
function inTurn(lanes: RawBuilder<unknown>[], limit: number): RawBuilder<unknown> {
  const [only] = lanes
  if (only && lanes.length === 1) return only
  const name = (index: number) => sql.raw(`lane${index}`)
  const before = (index: number) =>
    sql.join(
      lanes.slice(0, index).map((_, earlier) => sql`(select count(*) from ${name(earlier)})`),
      sql` - `,
    )
  const walked = lanes.map((lane, index) =>
    index === 0
      ? sql`${name(index)} as materialized (${lane})`
      : sql`${name(index)} as materialized (select id from (${lane}) as l limit ${sql.lit(limit)} - ${before(index)})`,
  )
  const told = lanes.map(
    (_, index) => sql`select ${sql.lit(index)} as lane, row_number() over () as n, id from ${name(index)}`,
  )
  return sql`with ${sql.join(walked)} select id from (${sql.join(told, sql` union all `)}) as u order by lane, n`
}

/** All that fit. */
export function filtered(ctx: Context, filter: Filter) {
  const query = beforeLast(ctx, filter)
  const last = askedLast(filter)
  return last ? query.where(last) : query
}

/** What `firstOf` asks; undefined where nothing is asked last. */
export function askedLast({ conditions = [] }: Filter): RawBuilder<SqlBool> | undefined {
  const last = conditions.filter(isAskedLast)
  return last.length > 0 ? sql<SqlBool>`(${sql.join(last, sql` and `)})` : undefined
}

/**
 * The first that fit, of tickets that fit but for what is asked last: that is asked one after the other, and no further than needed.
 * `offset 0` keeps the order, and keeps the planner from asking all of them before it sorts.
 */
export function firstOf(
  filter: Filter,
  query: SelectQueryBuilder<Schema, 'ticket', unknown>,
  columns: string[],
  limit: number,
): RawBuilder<unknown> {
  const last = askedLast(filter)
  if (!last) return sql`${query.limit(limit)}`
  const told = sql.join(columns.map((column) => sql.ref(`ticket.${column}`)))
  const asked = query.select('ticket.team_id').offset(sql.lit(0))
  return sql`select ${told} from (${asked}) as ticket where ${last} limit ${limit}`
}

/** Those that fit but for what is asked last. */
export function beforeLast(ctx: Context, filter: Filter) {
  let query = ctx.db.selectFrom('ticket').where('ticket.tenant_id', '=', ctx.tenant).where(visible(ctx))
  if (filter.status) query = query.where('ticket.status', 'in', filter.status)
  if (filter.state)
    // Who reads kinds only asks for kinds.
    query = isAgent(ctx.actor)
      ? query.where('ticket.state', 'in', filter.state).where(readsNotes(ctx))
      : query.where(sql<SqlBool>`ticket.status = any(${filter.state}::text[])`)
  if (filter.type) query = query.where('ticket.type', 'in', filter.type)
  if (filter.priority) query = query.where('ticket.priority', 'in', filter.priority)
  if (filter.channel) query = query.where('ticket.channel', 'in', filter.channel)
  if (filter.tag) query = query.where(tagged(ctx.tenant, [filter.tag.toLowerCase()]))
  if (filter.requester) query = query.where('ticket.requester_id', '=', filter.requester)
  if (filter.team === null) query = query.where('ticket.team_id', 'is', null)
  else if (filter.team) query = query.where(sql<SqlBool>`ticket.team_id = any(${filter.team}::uuid[])`)
  if (filter.assignee === null) query = query.where('ticket.assignee_id', 'is', null)
  else if (filter.assignee) query = query.where('ticket.assignee_id', '=', filter.assignee)
  if (filter.category) {
    query = query.where(
      sql<SqlBool>`ticket.category_id in (select c.id from category c where c.tenant_id = ${ctx.tenant} and ${filter.category}::uuid = any(c.ancestors))`,
    )
  }
  if (filter.openedAfter) query = query.where('ticket.opened_at', '>=', new Date(filter.openedAfter))
  if (filter.openedBefore) query = query.where('ticket.opened_at', '<', new Date(filter.openedBefore))
  if (filter.resolvedAfter) {
    // Whatever was resolved since then also changed since then, and for that there is an index.
    const since = new Date(filter.resolvedAfter)
    query = query.where('ticket.resolved_at', '>=', since).where('ticket.updated_at', '>=', since)
  }
  for (const condition of filter.fields ?? []) query = query.where(condition)
  if (filter.snoozed !== undefined)
    query = query.where(ofTheDesk(ctx, sql`ticket.snoozed_until is not null`, filter.snoozed))
  if (filter.organisation) query = query.where('ticket.organisation_id', '=', filter.organisation)
  for (const role of ['watcher', 'cc'] as const) {
    if (filter[role]) {
      const takesPart = sql<SqlBool>`ticket.id = any(array(select p.ticket_id from ticket_participant p where p.tenant_id = ${ctx.tenant} and p.person_id = ${filter[role]} and p.role = ${role}))`
      query = query.where(role === 'watcher' ? ofTheDesk(ctx, takesPart) : takesPart)
    }
  }
  if (filter.mentioned)
    query = query.where(
      sql<SqlBool>`ticket.id = any(array(select m.ticket_id from mention m where m.tenant_id = ${ctx.tenant} and m.person_id = ${filter.mentioned}))`,
    )
  if (filter.vip !== undefined) {
    const listed = sql`array(select p.id from person p where p.tenant_id = ${ctx.tenant} and p.vip)`
    query = query.where(ofTheDesk(ctx, sql`ticket.requester_id = any(${listed})`, filter.vip))
  }
  for (const condition of filter.conditions ?? []) if (!isAskedLast(condition)) query = query.where(condition)
  return query
}

/** What only those know who read the internal side of a ticket: for others it holds of none. */
function ofTheDesk(ctx: Context, fact: RawBuilder<unknown>, wanted = true): RawBuilder<SqlBool> {
  const known = sql<SqlBool>`(${fact} and ${readsNotes(ctx)})`
  return wanted ? known : sql`not ${known}`
}

/** Everything that fits, newest change first: for what is done to all of them. */
export async function matching(ctx: Context, filter: Filter, limit: number) {
  const query = beforeLast(ctx, filter)
    .select(['ticket.id', sql<string>`'T-' || ticket.number`.as('number')])
    .orderBy('ticket.updated_at', 'desc')
    .orderBy('ticket.id', 'desc')
  const { rows } = await sql<{
    id: string
    number: string
  }>`${firstOf(filter, query, ['id', 'number'], limit)}`.execute(ctx.db)
  return rows
}
