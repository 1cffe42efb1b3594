// The SQL of links. Both ends are looked at through the same rule of sight: what the caller may not see is not there.
import '../schema.ts'
import './schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { brief, type PersonRow } from '../conversation.store.ts'
import { visible } from '../policy.ts'
import type { TicketStatus } from '../workflow.ts'
import type { Kept, KeptKind } from './link.ts'

export interface LinkRow {
  kind: KeptKind
  /** The row begins at the ticket that was asked about. */
  outward: boolean
  /** Which of the tickets that were asked about. */
  here: string
  at: Date
  by: PersonRow | null
  id: string
  number: string
  title: string
  status: TicketStatus
  assignee: PersonRow | null
  due_at: Date | null
  requester_id: string
}

/** The links of these tickets with others, without those among themselves. */
export function list(ctx: Context, tickets: string[]): Promise<LinkRow[]> {
  const { db, tenant } = ctx
  const ends = sql<{ kind: KeptKind; outward: boolean; here: string; there: string; at: Date; by_id: string | null }>`(
    select kind, true as outward, from_id as here, to_id as there, at, by_id from ticket_link
      where tenant_id = ${tenant} and from_id = any(${tickets}::uuid[])
    union all
    select kind, false, to_id, from_id, at, by_id from ticket_link
      where tenant_id = ${tenant} and to_id = any(${tickets}::uuid[]))`.as('link')
  return db
    .selectFrom('ticket')
    .innerJoin(ends, (j) => j.onRef('ticket.id', '=', 'link.there'))
    .leftJoin('person as by', (j) => j.onRef('by.tenant_id', '=', 'ticket.tenant_id').onRef('by.id', '=', 'link.by_id'))
    .leftJoin('person as assignee', (j) =>
      j.onRef('assignee.tenant_id', '=', 'ticket.tenant_id').onRef('assignee.id', '=', 'ticket.assignee_id'),
    )
    .select(['link.kind', 'link.outward', 'link.here', 'link.at', 'ticket.id', 'ticket.title', 'ticket.status'])
    .select(['ticket.due_at', 'ticket.requester_id', sql<string>`'T-' || ticket.number`.as('number')])
    .select([brief('by').as('by'), brief('assignee').as('assignee')])
    .where('ticket.tenant_id', '=', tenant)
    .where(visible(ctx))
    .where(sql<boolean>`ticket.id <> all(${tickets}::uuid[])`)
    .orderBy('link.at')
    .orderBy('ticket.id')
    .orderBy('link.kind')
    .execute()
}

export async function insert({ db, tenant, actor, now }: Context, link: Kept): Promise<boolean> {
  const inserted = await db
    .insertInto('ticket_link')
    .values({ ...link, tenant_id: tenant, by_id: actor.kind === 'person' ? actor.id : null, at: now })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function remove({ db, tenant }: Context, { kind, from_id, to_id }: Kept): Promise<boolean> {
  const removed = await db
    .deleteFrom('ticket_link')
    .where('tenant_id', '=', tenant)
    .where('from_id', '=', from_id)
    .where('to_id', '=', to_id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return Number(removed.numDeletedRows) > 0
}

/** How many links a ticket has, whoever may see them. */
export async function count({ db, tenant }: Context, ticket: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select
    ((select count(*) from ticket_link where tenant_id = ${tenant} and from_id = ${ticket})
    + (select count(*) from ticket_link where tenant_id = ${tenant} and to_id = ${ticket}))::int as n`.execute(db)
  return rows[0]?.n ?? 0
}

/** Whether one comes from `start` to `goal` along links of this kind. */
export async function leadsTo({ db, tenant }: Context, kind: KeptKind, start: string, goal: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`with recursive way (id) as (
      select ${start}::uuid
      union
      select l.to_id from way join ticket_link l on l.tenant_id = ${tenant} and l.from_id = way.id and l.kind = ${kind})
    select exists (select from way where id = ${goal}) as found`.execute(db)
  return rows[0]?.found ?? false
}

/** Changes of the structure queue, one workspace at a time: two that are fine alone must not close a circle together. */
export async function queue({ db, tenant }: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`structure ${tenant}`}, 0))`.execute(db)
}
