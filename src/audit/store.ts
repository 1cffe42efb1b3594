// The SQL of the audit log. Tens of millions of events: each search walks one index, newest first, through a window of bounded
// size. What is left of the filter is tried on that window alone; where it holds too little, the next page goes on behind it.
import { type RawBuilder, sql } from 'kysely'
import { keysOf } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'

export interface Filter {
  actor?: string | undefined
  names?: string[] | undefined
  kinds?: string[] | undefined
  subject?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  via?: { kind: string } | { id: string } | undefined
  text?: string | undefined
}

export interface EntryRow {
  id: string
  at: Date
  name: string
  actor_kind: 'person' | 'rule' | 'system'
  actor_id: string | null
  actor_name: string
  subject_kind: string
  subject: string
  audience: string[]
  changes: Record<string, unknown>
  caused_by: string | null
  via_kind: 'session' | 'api_key' | null
  via_id: string | null
  via_name: string | null
}

export interface Found {
  rows: EntryRow[]
  /** Where to go on; undefined at the end of the log. */
  next: string[] | undefined
}

const window = 20_000

/** @param after time (to the microsecond) and id of the last event that was looked at */
export async function search(ctx: Context, filter: Filter, after: string[] | undefined, limit: number): Promise<Found> {
  const { db } = ctx
  const rest = residue(ctx, filter)
  const size = rest.length > 0 ? window : limit + 1
  const hit = rest.length > 0 ? sql`(${sql.join(rest, sql` and `)})` : sql`true`
  const { rows } = await sql<{ seen: number; ids: string[]; edge: string[] | null; last: string[] | null }>`
    with walked as materialized (select e.id, e.at, ${hit} as hit from (${walk(ctx, filter, after, size)}) e),
      chosen as (select id, at from walked where hit order by at desc, id desc limit ${limit})
    select (select count(*)::int from walked) as seen,
      array(select id::text from chosen order by at desc, id desc) as ids,
      (select ${position} from walked order by at, id limit 1) as edge,
      (select ${position} from chosen order by at, id limit 1) as last`.execute(db)
  const [found] = rows
  if (!found) return { rows: [], next: undefined }
  const full = found.ids.length === limit
  const more = full ? found.last : found.edge
  // A full page may be the last one; that one more is asked for then costs little.
  const ended = found.seen < size && (!full || rest.length === 0)
  return { rows: await byIds(ctx, found.ids), next: ended || !more ? undefined : more }
}

const position = sql`jsonb_build_array(to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), id)`

/** The events that the best index finds, newest first. */
function walk(ctx: Context, filter: Filter, after: string[] | undefined, size: number): RawBuilder<unknown> {
  const { tenant } = ctx
  const conditions = [
    sql`e.tenant_id = ${tenant}`,
    ...(filter.from ? [sql`e.at >= ${filter.from}`] : []),
    ...(filter.to ? [sql`e.at < ${filter.to}`] : []),
    ...(after ? [sql`(e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  const such = sql.join(conditions, sql` and `)
  const newest = sql`order by e.at desc, e.id desc limit ${size}`
  if (filter.subject) return sql`select * from event e where ${such} and e.subject = ${filter.subject} ${newest}`
  if (filter.actor) return sql`select * from event e where ${such} and e.actor_id = ${filter.actor} ${newest}`
  const names = filter.names ? sql`select unnest(${filter.names}::text[]) as name` : distinctNames(tenant)
  return sql`select e.* from (${names}) n, lateral (select * from event e where ${such} and e.name = n.name ${newest}) e ${newest}`
}

/** What the index does not tell. */
function residue(ctx: Context, { actor, names, kinds, subject, via, text }: Filter): RawBuilder<unknown>[] {
  const like = text && `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return [
    ...(subject && actor ? [sql`e.actor_id = ${actor}`] : []),
    ...((subject || actor) && names ? [sql`e.name = any(${names}::text[])`] : []),
    ...(kinds ? [sql`e.subject_kind = any(${kinds}::text[])`] : []),
    ...(via ? ['kind' in via ? sql`e.via_kind = ${via.kind}` : sql`e.via_id = ${via.id}`] : []),
    ...(like ? [sql`(e.actor_name ilike ${like} or (e.changes::text ilike ${like} and ${heard(ctx)}))`] : []),
  ]
}

/** Whether the caller hears of it: what a restricted team does is for its members and for overseers. */
const heard = ({ actor }: Context): RawBuilder<unknown> =>
  actor.permissions.has('tickets.all')
    ? sql`true`
    : sql`(e.subject_kind <> 'ticket' or e.audience && ${[...keysOf(actor)]}::text[])`

/** The names that stand in the log, from the index alone: it hops from one to the next. */
const distinctNames = (tenant: string) => sql`with recursive hop as (
    (select name from event where tenant_id = ${tenant} order by name limit 1)
    union all
    select (select e.name from event e where e.tenant_id = ${tenant} and e.name > hop.name order by e.name limit 1) from hop
      where hop.name is not null)
  select name from hop where name is not null`

export async function names({ db, tenant }: Context): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`${distinctNames(tenant)} order by name`.execute(db)
  return rows.map(({ name }) => name)
}

export async function byIds({ db, tenant }: Context, ids: string[]): Promise<EntryRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<EntryRow>`select e.id, e.at, e.name, e.actor_kind, e.actor_id, e.actor_name, e.subject_kind, e.subject,
      e.audience, e.changes, e.caused_by, e.via_kind, e.via_id, coalesce(k.name, s.agent) as via_name
    from event e
    left join api_key k on k.tenant_id = e.tenant_id and k.id = e.via_id and e.via_kind = 'api_key'
    left join session s on s.tenant_id = e.tenant_id and s.id = e.via_id and e.via_kind = 'session'
    where e.tenant_id = ${tenant} and e.id = any(${ids}::uuid[]) order by e.at desc, e.id desc`.execute(db)
  return rows
}

/** Whose a session or an API key is: what came by it, they did. */
export async function ownerOf({ db, tenant }: Context, via: string): Promise<string | undefined> {
  const { rows } = await sql<{
    person: string
  }>`select person_id as person from api_key where tenant_id = ${tenant} and id = ${via}
    union all select person_id from session where tenant_id = ${tenant} and id = ${via}`.execute(db)
  return rows[0]?.person
}
