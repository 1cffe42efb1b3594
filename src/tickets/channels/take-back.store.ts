// The SQL of what a reply did to its ticket, and what happened since.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { visible } from '../policy.ts'
import type { StepEvent } from './undo.ts'

export interface Step {
  /** Of the transactions that said it, and of what came later; oldest first. */
  events: StepEvent[]
  /** Ids of the resolutions that are part of it. */
  resolutions: string[]
  /** It was one step of a bulk change. */
  inBulk: boolean
  /** Numbers of other tickets that were changed with it, as far as the caller sees them. */
  elsewhere: string[]
}

/** @param resolution whether what the caller resolved right after it is part of it */
export async function stepOf(
  ctx: Context,
  { ticket, message, resolution }: { ticket: string; message: string; resolution: boolean },
): Promise<Step> {
  const { db, tenant, actor } = ctx
  const { rows } = await sql<StepEvent & { id: string; xid: string; caused_by: string | null }>`
    with mine as materialized (select * from event where tenant_id = ${tenant} and subject = ${ticket}),
      said as (select id, xid from mine where name = 'ticket.replied' and changes->>'message' = ${message}),
      ended as (select mine.xid from mine, said where ${resolution} and mine.id > said.id and mine.name = 'ticket.resolved'
        and mine.actor_id = ${actor.id} order by mine.id desc limit 1)
    select mine.id, mine.xid::text as xid, mine.name, mine.actor_name, mine.changes, mine.was, mine.caused_by,
      mine.xid = said.xid or mine.xid in (select xid from ended) as mine
    from mine, said where mine.xid = said.xid or mine.id > said.id order by mine.id`.execute(db)
  const own = rows.filter((event) => event.mine)
  const elsewhere = await db
    .selectFrom('ticket')
    .select(sql<string>`'T-' || ticket.number`.as('number'))
    .where('ticket.tenant_id', '=', tenant)
    .where(
      'ticket.id',
      'in',
      sql<string>`(select subject from event where tenant_id = ${tenant} and subject <> ${ticket}
        and xid in (select x::xid8 from unnest(${[...new Set(own.map(({ xid }) => xid))]}::text[]) as x))`,
    )
    .where(visible(ctx))
    .orderBy('ticket.number')
    .execute()
  return {
    events: rows,
    resolutions: own.filter(({ name }) => name === 'ticket.resolved').map(({ id }) => id),
    inBulk: own.some(({ name, caused_by }) => name === 'ticket.replied' && caused_by !== null),
    elsewhere: elsewhere.map(({ number }) => number),
  }
}

/** When the desk answered first, but for this message. */
export async function nextAnswer({ db, tenant }: Context, ticket: string, except: string): Promise<Date | null> {
  const row = await db
    .selectFrom('message')
    .select('at')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('visibility', '=', 'public')
    .where('side', '=', 'desk')
    .where('kind', '=', 'reply')
    .where('id', '<>', except)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}
