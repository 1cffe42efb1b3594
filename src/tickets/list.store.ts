// The SQL of lists and counts. Each order is a key with the id behind it, so that pages never skip or repeat.
import './schema.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { sorts, Ticket } from './contract.ts'
import { tagged } from './filter/columns.store.ts'
import { visible } from './policy.ts'
import * as store from './store.ts'
import { unresolved } from './workflow.ts'

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
  /** Only these: the newest 500 that match some words. */
  among?: string[] | undefined
  /** What the filter language asks. */
  condition?: RawBuilder<SqlBool> | undefined
}

type Sort = (typeof sorts)[number] | `-${(typeof sorts)[number]}`

// The only columns that a list is ever sorted by; the tie-breaker makes each order total.
const keys = {
  number: { column: 'ticket.number', type: 'bigint', tie: undefined },
  openedAt: { column: 'ticket.opened_at', type: 'timestamptz', tie: 'ticket.id' },
  updatedAt: { column: 'ticket.updated_at', type: 'timestamptz', tie: 'ticket.id' },
  priority: { column: 'ticket.priority', type: 'text', tie: 'ticket.number' },
} as const

const keyFor = (sort: Sort) => keys[sort.replace('-', '') as keyof typeof keys]

/** First the ids, by an index of the ticket alone; then the rows, by key. Together they plan and run faster than one query. */
export async function page(
  ctx: Context,
  filter: Filter,
  sort: Sort,
  after: string[] | undefined,
  limit: number,
): Promise<store.TicketListRow[]> {
  const { column, type, tie } = keyFor(sort)
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const beyond = sql.raw(direction === 'desc' ? '<' : '>')
  let query = filtered(ctx, filter)
  if (after) {
    const edge = tie
      ? sql<SqlBool>`(${sql.ref(column)}, ${sql.ref(tie)}) ${beyond} (${after[0]}::${sql.raw(type)}, ${after[1]}::${sql.raw(tie === 'ticket.id' ? 'uuid' : 'bigint')})`
      : sql<SqlBool>`${sql.ref(column)} ${beyond} ${after[0]}::${sql.raw(type)}`
    query = query.where(edge)
  }
  query = query.orderBy(column, direction)
  if (tie) query = query.orderBy(tie, direction)
  return store.rows(ctx, sql`${query.select('ticket.id').limit(limit)}`)
}

export function keyOf(row: store.TicketListRow, sort: Sort): string[] {
  const number = row.number.slice(2)
  switch (sort.replace('-', '')) {
    case 'number':
      return [number]
    case 'openedAt':
      return [row.opened_at.toISOString(), row.id]
    case 'priority':
      return [row.priority, number]
    default:
      return [row.updated_at.toISOString(), row.id]
  }
}

function filtered(ctx: Context, filter: Filter) {
  let query = ctx.db.selectFrom('ticket').where('ticket.tenant_id', '=', ctx.tenant).where(visible(ctx))
  if (filter.status) query = query.where('ticket.status', 'in', filter.status)
  if (filter.state) query = query.where('ticket.state', 'in', filter.state)
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
  if (filter.snoozed !== undefined) query = query.where('ticket.snoozed_until', filter.snoozed ? 'is not' : 'is', null)
  if (filter.organisation) query = query.where('ticket.organisation_id', '=', filter.organisation)
  for (const role of ['watcher', 'cc'] as const) {
    if (filter[role])
      query = query.where(
        sql<SqlBool>`ticket.id = any(array(select p.ticket_id from ticket_participant p where p.tenant_id = ${ctx.tenant} and p.person_id = ${filter[role]} and p.role = ${role}))`,
      )
  }
  if (filter.mentioned)
    query = query.where(
      sql<SqlBool>`ticket.id = any(array(select m.ticket_id from mention m where m.tenant_id = ${ctx.tenant} and m.person_id = ${filter.mentioned}))`,
    )
  if (filter.vip !== undefined) {
    const listed = sql`array(select p.id from person p where p.tenant_id = ${ctx.tenant} and p.vip)`
    query = query.where(
      filter.vip
        ? sql<SqlBool>`ticket.requester_id = any(${listed})`
        : sql<SqlBool>`ticket.requester_id <> all(${listed})`,
    )
  }
  if (filter.among) query = query.where(sql<SqlBool>`ticket.id = any(${filter.among}::uuid[])`)
  if (filter.condition) query = query.where(filter.condition)
  return query
}

/** Everything that fits, newest change first: for what is done to all of them. */
export function matching(ctx: Context, filter: Filter, limit: number) {
  return filtered(ctx, filter)
    .select(['ticket.id', sql<string>`'T-' || ticket.number`.as('number')])
    .orderBy('ticket.updated_at', 'desc')
    .orderBy('ticket.id', 'desc')
    .limit(limit)
    .execute()
}

const most = 10_000

/** Counts stop at 10,000: nobody reads further, and the cost stays the same as the desk grows. */
export async function countViews(ctx: Context) {
  const me = ctx.actor.id
  const teams = [...ctx.actor.teams]
  const resolved = filtered(ctx, { status: ['resolved', 'closed'], resolvedAfter: weekAgo(ctx.now).toISOString() })
  const awake = sql`snoozed_until is null`
  const { rows } = await sql<Record<(typeof counted)[number], number>>`
    select count(*) filter (where assignee_id = ${me} and ${awake})::int as mine,
      count(*) filter (where assignee_id is null and ${awake})::int as unassigned,
      count(*) filter (where team_id = any(${teams}::uuid[]) and ${awake})::int as my_teams,
      count(*) filter (where ${awake})::int as unresolved,
      count(*) filter (where status in ('pending', 'on_hold') and ${awake})::int as waiting,
      count(*) filter (where not ${awake})::int as snoozed,
      count(*) filter (where requester_id = ${me})::int as requested,
      (select count(*)::int from (${resolved.select('ticket.id').limit(most)}) as r) as resolved,
      (select count(distinct m.ticket_id)::int from mention m join ticket on ticket.tenant_id = m.tenant_id and ticket.id = m.ticket_id
        where m.tenant_id = ${ctx.tenant} and m.person_id = ${me} and m.seen_at is null and ticket.deleted_at is null) as mentions
    from (${open(ctx).select(['assignee_id', 'team_id', 'status', 'requester_id', 'snoozed_until']).orderBy('updated_at', 'desc').limit(most)}) as t`.execute(
    ctx.db,
  )
  const found =
    rows[0] ?? (Object.fromEntries(counted.map((view) => [view, 0])) as Record<(typeof counted)[number], number>)
  const { my_teams: myTeams, ...rest } = found
  return { ...rest, myTeams }
}

const counted = [
  'mine',
  'unassigned',
  'my_teams',
  'unresolved',
  'waiting',
  'snoozed',
  'requested',
  'resolved',
  'mentions',
] as const

/** How many fit the filter, up to the same limit. */
export async function tally(ctx: Context, filter: Filter): Promise<{ count: number; atLeast: boolean }> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from (${filtered(ctx, filter).select('ticket.id').limit(most)}) as t`.execute(ctx.db)
  const count = rows[0]?.count ?? 0
  return { count, atLeast: count === most }
}

/** The start of the day a week ago, in UTC: the same moment for everybody who counts or lists. */
const weekAgo = (now: Date) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - 7))

export async function countRequested(ctx: Context): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (${open(ctx)
    .where('ticket.requester_id', '=', ctx.actor.id as string)
    .select('id')
    .limit(most)}) as t`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

const open = (ctx: Context) =>
  ctx.db
    .selectFrom('ticket')
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where('ticket.status', 'in', [...unresolved])
    .where(visible(ctx))
