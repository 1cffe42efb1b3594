// The SQL of what happened to a ticket.
import '../schema.ts'
import { sql } from 'kysely'
import { audience, keysOf } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { byKey } from '../../platform/database/connection.ts'
import { visible } from '../policy.ts'

export interface EventRow {
  id: string
  name: string
  at: Date
  actor_kind: 'person' | 'rule' | 'system' | 'imported'
  actor_id: string | null
  actor_name: string
  caused_by: string | null
  changes: Record<string, unknown>
}

/**
 * What happened to a ticket, as far as the reader's keys reach. What names another ticket
 * is there for who may see that one now, whoever could when it happened.
 */
export function history(
  ctx: Context,
  ticket: string,
  which: { after?: string | undefined; only?: string },
  limit: number,
): Promise<EventRow[]> {
  const keys = keysFor(ctx)
  let query = ctx.db
    .selectFrom('event')
    .modifyFront(byKey)
    .select(['id', 'name', 'at', 'actor_kind', 'actor_id', 'actor_name', 'caused_by', 'changes'])
    .where('tenant_id', '=', ctx.tenant)
    .where('subject', '=', ticket)
    .where(({ or, exists, selectFrom }) =>
      or([
        sql<boolean>`not event.changes ? 'other'`,
        exists(
          selectFrom('ticket')
            .select('ticket.id')
            .where('ticket.tenant_id', '=', ctx.tenant)
            .where(sql<boolean>`ticket.id = (event.changes->'other'->>'id')::uuid`)
            .where(visible(ctx)),
        ),
      ]),
    )
  if (keys) query = query.where(sql<boolean>`audience && ${keys}::text[]`)
  if (which.after) query = query.where('id', '>', which.after)
  if (which.only) query = query.where('id', '=', which.only)
  return query.orderBy('id').limit(limit).execute()
}

/** Null: all of them. Whoever sees a ticket reads what was public about it before they came. */
export const keysFor = ({ actor }: Pick<Context, 'actor'>): string[] | null =>
  actor.permissions.has('tickets.all') ? null : [...keysOf(actor), audience.publicSide]

/** The columns of a ticket that the caller sees. */
export async function row({ db, tenant }: Context, ticket: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`select /* by key */ to_jsonb(ticket) as row from ticket
    where tenant_id = ${tenant} and id = ${ticket}`.execute(db)
  return rows[0]?.row ?? {}
}

export interface WholeEvent {
  id: string
  at: Date
  changes: Record<string, unknown>
  was: Record<string, unknown> | null
}

/** Everything that happened to a ticket, whoever hears of it: to work out how it was, not to be read. */
export async function whole({ db, tenant }: Context, ticket: string): Promise<WholeEvent[]> {
  return db
    .selectFrom('event')
    .modifyFront(byKey)
    .select(['id', 'at', 'changes', 'was'])
    .where('tenant_id', '=', tenant)
    .where('subject', '=', ticket)
    .orderBy('id')
    .execute()
}

export interface RootRow {
  /** The event that it led to. */
  of: string
  name: string
  subject: string
  audience: string[]
  actor_name: string
  changes: Record<string, unknown>
}

/** What each of these events goes back to, along its causes: at most eight of them. */
export async function roots({ db, tenant }: Context, causes: string[]): Promise<RootRow[]> {
  if (causes.length === 0) return []
  const { rows } = await sql<RootRow>`with recursive up as (
      select e.id as of, e.id, e.caused_by, 1 as depth from event e where e.tenant_id = ${tenant} and e.id = any(${causes}::uuid[])
      union all
      select up.of, e.id, e.caused_by, up.depth + 1 from up join event e on e.tenant_id = ${tenant} and e.id = up.caused_by
        where up.depth < 8)
    select r.of, e.name, e.subject, e.audience, e.actor_name, e.changes
    from (select distinct on (of) of, id from up order by of, depth desc) r
    join event e on e.tenant_id = ${tenant} and e.id = r.id`.execute(db)
  return rows
}
