// The SQL of the bin.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { visible } from '../policy.ts'
import type { Reference } from '../store.ts'
import { write } from '../update.store.ts'

interface Brief {
  id: string
  name: string
  email: string
}

export interface DeletedRow {
  id: string
  number: string
  title: string
  requester: Brief
  deleted_at: Date
  deleted_by: Brief | null
}

/** Neither changes what others last saw of it: a ticket comes back as it was. */
export const mark = (ctx: Context, id: string, deleted: boolean): Promise<void> =>
  write(ctx, id, { deleted_at: deleted ? ctx.now : null, deleted_by: deleted ? ctx.actor.id : null })

/** Holds a ticket that is in the bin; answers with its id, if the caller would see it. */
export async function hold(ctx: Context, reference: Reference): Promise<string | undefined> {
  const query = ctx.db
    .selectFrom('ticket')
    .select('id')
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where(visible(ctx, 'bin'))
    .forUpdate()
  const row = await ('id' in reference
    ? query.where('id', '=', reference.id)
    : query.where('number', '=', String(reference.number))
  ).executeTakeFirst()
  return row?.id
}

const brief = (alias: string) =>
  sql<Brief | null>`case when ${sql.ref(`${alias}.id`)} is null then null else jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'email', ${sql.ref(`${alias}.email`)}) end`

/** @param after time (ISO) and id of the last one of the page before */
export async function list(ctx: Context, after: string[] | undefined, limit: number): Promise<DeletedRow[]> {
  let query = ctx.db
    .selectFrom('ticket')
    .innerJoin('person as requester', (j) =>
      j.onRef('requester.tenant_id', '=', 'ticket.tenant_id').onRef('requester.id', '=', 'ticket.requester_id'),
    )
    .leftJoin('person as deleter', (j) =>
      j.onRef('deleter.tenant_id', '=', 'ticket.tenant_id').onRef('deleter.id', '=', 'ticket.deleted_by'),
    )
    .select(['ticket.id', 'ticket.title', sql<string>`'T-' || ticket.number`.as('number')])
    .select([sql<Date>`ticket.deleted_at`.as('deleted_at')])
    .select([brief('requester').$castTo<Brief>().as('requester'), brief('deleter').as('deleted_by')])
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where(visible(ctx, 'bin'))
  if (after)
    query = query.where(sql<boolean>`(ticket.deleted_at, ticket.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query.orderBy('ticket.deleted_at', 'desc').orderBy('ticket.id', 'desc').limit(limit).execute()
}

export interface Gone {
  id: string
  number: string
}

/** The first few whose time in the bin is over. */
export async function due({ db, tenant }: Context, before: Date, limit: number): Promise<Gone[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['id', sql<string>`'T-' || number`.as('number')])
    .where('tenant_id', '=', tenant)
    .where('deleted_at', '<', before)
    .orderBy('deleted_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows
}

/** Tables whose rows belong to a ticket and do not go by themselves, each before what it refers to. */
export const ofTickets = [
  'attachment',
  'message',
  'imported_ticket',
  'escalation',
  'checklist_item',
  'checklist',
  'time_entry',
  'timer',
]

/** Everything that is kept of these tickets, but for the fact that they were there. Their files are swept away later. */
export async function removeForGood({ db, tenant }: Context, ids: string[]): Promise<void> {
  for (const table of ofTickets)
    await sql`delete from ${sql.table(table)} where tenant_id = ${tenant} and ticket_id = any(${ids}::uuid[])`.execute(
      db,
    )
  await sql`delete from search_document where tenant_id = ${tenant} and kind = 'ticket' and id = any(${ids}::uuid[])`.execute(
    db,
  )
  // That a bulk change had one more ticket stays, what it changed there goes.
  await sql`update bulk_item set changes = '{}' where tenant_id = ${tenant} and ticket_id = any(${ids}::uuid[])`.execute(
    db,
  )
  await sql`delete from ticket where tenant_id = ${tenant} and id = any(${ids}::uuid[])`.execute(db)
  await sql`select mendbook_forget_tickets(${ids}::uuid[])`.execute(db)
}
