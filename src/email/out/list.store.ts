// The SQL that shows what was and will be mailed.
import './schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { channels } from '../../tickets/index.ts'
import type { OutState } from './contract.ts'

const rows = (ctx: Context) =>
  ctx.db
    .selectFrom('mail_out as o')
    .innerJoin('ticket as t', (j) => j.onRef('t.tenant_id', '=', 'o.tenant_id').onRef('t.id', '=', 'o.ticket_id'))
    .innerJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 'o.tenant_id').onRef('p.id', '=', 'o.person_id'))
    .leftJoin('mailbox as b', (j) => j.onRef('b.tenant_id', '=', 'o.tenant_id').onRef('b.id', '=', 'o.mailbox_id'))
    .leftJoin('mailbox_state as s', (j) =>
      j.onRef('s.tenant_id', '=', 'o.tenant_id').onRef('s.mailbox_id', '=', 'o.mailbox_id'),
    )
    .selectAll('o')
    .select([
      sql<string>`'T-' || t.number`.as('number'),
      't.title as title',
      'p.name as person_name',
      'p.email as person_email',
      'b.name as mailbox_name',
      's.sending_due as mailbox_due',
    ])
    .where('o.tenant_id', '=', ctx.tenant)

export type OutRecord = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

export interface Wanted {
  state?: OutState | undefined
  mailbox?: string | undefined
  ticket?: string | undefined
  message?: string | undefined
}

/** Newest first. Without a ticket: on all that the caller works. */
export function list(ctx: Context, wanted: Wanted, after: string[] | undefined, limit: number): Promise<OutRecord[]> {
  let query = rows(ctx)
  if (wanted.ticket) query = query.where('o.ticket_id', '=', wanted.ticket)
  else query = query.where('o.ticket_id', 'in', channels.workedTickets(ctx))
  if (wanted.message) query = query.where('o.message_id', '=', wanted.message)
  if (wanted.state) query = query.where('o.state', '=', wanted.state)
  if (wanted.mailbox) query = query.where('o.mailbox_id', '=', wanted.mailbox)
  if (after?.[0]) query = query.where('o.id', '<', after[0])
  return query.orderBy('o.id', 'desc').limit(limit).execute()
}

export const find = (ctx: Context, id: string): Promise<OutRecord | undefined> =>
  rows(ctx).where('o.id', '=', id).executeTakeFirst()

/** Stays as it is until the commit: whoever sends waits, or was first. */
export async function hold({ db, tenant }: Context, id: string): Promise<void> {
  await db
    .selectFrom('mail_out')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

/** What waits to leave is kept; answers with how many. @param all also what the same event would send to others */
export async function cancel(
  { db, tenant }: Context,
  { id, event_id }: Pick<OutRecord, 'id' | 'event_id'>,
  all: boolean,
  reason: string,
): Promise<number> {
  let query = db
    .updateTable('mail_out')
    .set({ state: 'cancelled', reason, due_at: null })
    .where('tenant_id', '=', tenant)
    .where('state', 'in', ['held', 'queued'])
  query = all ? query.where('event_id', '=', event_id) : query.where('id', '=', id)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

type MailedMessage = { ticket: string; message: string }

/** What a message is mailed as, held until the commit: whoever sends waits, or was first. */
export async function holdMessage({ db, tenant }: Context, { ticket, message }: MailedMessage): Promise<OutState[]> {
  const rows = await db
    .selectFrom('mail_out')
    .select('state')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('message_id', '=', message)
    .forUpdate()
    .execute()
  return rows.map(({ state }) => state)
}

export async function cancelMessage(
  { db, tenant }: Context,
  { ticket, message }: MailedMessage,
  reason: string,
): Promise<void> {
  await db
    .updateTable('mail_out')
    .set({ state: 'cancelled', reason, due_at: null })
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('message_id', '=', message)
    .where('state', 'in', ['held', 'queued'])
    .execute()
}

/** What waits to leave of these events is kept; answers whether something left already. */
export async function cancelEvents({ db, tenant }: Context, events: string[], reason: string): Promise<boolean> {
  if (events.length === 0) return false
  const of = db.updateTable('mail_out').where('tenant_id', '=', tenant).where('event_id', 'in', events)
  await of.set({ state: 'cancelled', reason, due_at: null }).where('state', 'in', ['held', 'queued']).execute()
  const left = await db
    .selectFrom('mail_out')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('event_id', 'in', events)
    .where('state', 'in', ['sending', 'sent', 'failed', 'bounced'])
    .limit(1)
    .executeTakeFirst()
  return left !== undefined
}

/** From the start, under the same Message-ID: should the one before have arrived after all, it is known as the same. */
export async function queueAgain({ db, tenant, now }: Context, id: string): Promise<void> {
  await db
    .updateTable('mail_out')
    .set({ state: 'queued', reason: null, response: null, due_at: now, attempts: 0, sender: null, sent_at: null })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

const most = 1000

export async function counts(ctx: Context, since: Date) {
  const count = (state: OutState) =>
    sql<number>`(select count(*)::int from (select from mail_out o where o.tenant_id = ${ctx.tenant} and o.state = ${state}
      and o.id >= ${firstId(since)}::uuid and o.ticket_id in (${channels.workedTickets(ctx)}) limit ${most}) some_rows)`
  const { rows: found } = await sql<{ held: number; queued: number; failed: number; bounced: number }>`select
    ${count('held')} as held, ${count('queued')} as queued, ${count('failed')} as failed, ${count('bounced')} as bounced`.execute(
    ctx.db,
  )
  return found[0] ?? { held: 0, queued: 0, failed: 0, bounced: 0 }
}

/** Ids rise with time (UUIDv7): the first that could have been made then. */
const firstId = (at: Date) => {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
