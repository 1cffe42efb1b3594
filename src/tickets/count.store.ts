// The SQL of counts. They stop: nobody reads further, and the cost stays the same as the desk grows.
import './schema.ts'
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { isReadingTexts } from './filter/last.ts'
import { askedLast, beforeLast, type Filter, filtered } from './list.store.ts'
import { visible } from './policy.ts'
import { conditionsOf, viewNamed } from './views/apply.ts'
import { unresolved } from './workflow.ts'

const most = 10_000
/** So many unresolved tickets are read, by one small index, to count each of their views right: mine may be the oldest of all. */
const mostRead = 100_000

export async function countViews(ctx: Context, timeZone: string | undefined) {
  const me = ctx.actor.id
  const teams = [...ctx.actor.teams]
  // The counts of these two are those of their lists: one filter for both.
  const [due, resolved] = await Promise.all(
    (['due', 'resolved'] as const).map(async (key) =>
      filtered(ctx, { conditions: await conditionsOf(ctx, { view: await viewNamed(ctx, key), timeZone }) })
        .select('ticket.id')
        .limit(most),
    ),
  )
  const awake = sql`snoozed_until is null`
  const { rows } = await sql<Counts>`
    select count(*) filter (where assignee_id = ${me} and ${awake})::int as mine,
      count(*) filter (where assignee_id is null and ${awake})::int as unassigned,
      count(*) filter (where team_id = any(${teams}::uuid[]) and ${awake})::int as "myTeams",
      count(*) filter (where ${awake})::int as unresolved,
      count(*) filter (where status in ('pending', 'on_hold') and ${awake})::int as waiting,
      count(*) filter (where not ${awake})::int as snoozed,
      count(*) filter (where requester_id = ${me})::int as requested,
      (select count(*)::int from (${resolved}) as r) as resolved,
      (select count(*)::int from (${due}) as d) as due,
      (select count(distinct m.ticket_id)::int from mention m join ticket on ticket.tenant_id = m.tenant_id and ticket.id = m.ticket_id
        where m.tenant_id = ${ctx.tenant} and m.person_id = ${me} and m.seen_at is null and ticket.deleted_at is null) as mentions
    from (${open(ctx).select(['assignee_id', 'team_id', 'status', 'requester_id', 'snoozed_until']).orderBy('updated_at', 'desc').limit(mostRead)}) as t`.execute(
    ctx.db,
  )
  return Object.fromEntries(counted.map((view) => [view, Math.min(rows[0]?.[view] ?? 0, most)])) as Counts
}

const counted = [
  'mine',
  'unassigned',
  'myTeams',
  'unresolved',
  'waiting',
  'snoozed',
  'requested',
  'resolved',
  'due',
  'mentions',
] as const
type Counts = Record<(typeof counted)[number], number>

/** How many fit, as far as it matters. */
export async function countUpTo(ctx: Context, filter: Filter, limit: number): Promise<Counted> {
  const { some, asked } = countable(ctx, filter, limit)
  const { rows } =
    await sql<Counted>`select count(*) filter (where ${asked ?? sql`true`})::int as count, count(*) = ${some.most} as "atLeast"
    from (${some.query.select(['ticket.id', 'ticket.team_id'])}) as ticket`.execute(ctx.db)
  return rows[0] ?? { count: 0, atLeast: false }
}

export interface Counted {
  count: number
  /** There may be more: counting stopped. */
  atLeast: boolean
}

/** Of what is asked last, which reads a text each, so many are asked for a count. */
const mostAsked = 2000

/** What is counted, so that its cost has a bound: tickets up to a limit, and what is still to be asked of each of them. */
export function countable(ctx: Context, filter: Filter, limit: number) {
  const asked = askedLast(filter)
  const most = filter.conditions?.some(isReadingTexts) ? Math.min(limit, mostAsked) : limit
  return { some: { query: beforeLast(ctx, filter).limit(most), most }, asked }
}

/** How many fit the filter, up to the same limit. */
export const tally = (ctx: Context, filter: Filter): Promise<Counted> => countUpTo(ctx, filter, most)

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
