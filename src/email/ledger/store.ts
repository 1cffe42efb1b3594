// The SQL of the ledger, for those who look at it.
import '../schema.ts'
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'
import type { LedgerState } from './contract.ts'

interface Brief {
  id: string
  name: string
}

export interface EntryRow extends Selectable<Schema['mail']> {
  mailbox: Brief
  ticket: { id: string; number: string; title: string } | null
  person: (Brief & { email: string }) | null
  decider: Brief | null
}

/** Mail of a restricted team's mailbox, or on a ticket of such a team, is for its members and for overseers. */
const visible = ({ actor }: { actor: Actor }) =>
  actor.kind !== 'person' || actor.permissions.has('tickets.all')
    ? sql<SqlBool>`true`
    : sql<SqlBool>`not exists (select from team r where r.tenant_id = m.tenant_id and r.restricted
        and r.id in (b.team_id, t.team_id) and r.id <> all(${[...actor.teams]}::uuid[]))`

const entries = (ctx: Context) =>
  ctx.db
    .selectFrom('mail as m')
    .innerJoin('mailbox as b', (j) => j.onRef('b.tenant_id', '=', 'm.tenant_id').onRef('b.id', '=', 'm.mailbox_id'))
    .leftJoin('ticket as t', (j) => j.onRef('t.tenant_id', '=', 'm.tenant_id').onRef('t.id', '=', 'm.ticket_id'))
    .leftJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.id', '=', 'm.person_id'))
    .leftJoin('person as d', (j) => j.onRef('d.tenant_id', '=', 'm.tenant_id').onRef('d.id', '=', 'm.decided_by'))
    .selectAll('m')
    .select(sql<Brief>`jsonb_build_object('id', b.id, 'name', b.name)`.as('mailbox'))
    .select(
      sql<EntryRow['ticket']>`case when t.id is null or t.deleted_at is not null then null
        else jsonb_build_object('id', t.id, 'number', 'T-' || t.number, 'title', t.title) end`.as('ticket'),
    )
    .select(
      sql<EntryRow['person']>`case when p.id is null then null
        else jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) end`.as('person'),
    )
    .select(
      sql<Brief | null>`case when d.id is null then null else jsonb_build_object('id', d.id, 'name', d.name) end`.as(
        'decider',
      ),
    )
    .where('m.tenant_id', '=', ctx.tenant)
    .where(visible(ctx))

export interface LedgerFilter {
  state?: LedgerState | undefined
  /** Ids. */
  mailbox?: string | undefined
  ticket?: string | undefined
  from?: string | undefined
}

/** Newest first. */
export function list(
  ctx: Context,
  filter: LedgerFilter,
  after: string[] | undefined,
  limit: number,
): Promise<EntryRow[]> {
  let query = entries(ctx)
  if (filter.state) query = query.where('m.state', '=', filter.state)
  if (filter.mailbox) query = query.where('m.mailbox_id', '=', filter.mailbox)
  if (filter.ticket) query = query.where('m.ticket_id', '=', filter.ticket)
  if (filter.from) query = query.where('m.from_address', '=', filter.from)
  if (after) query = query.where(sql<SqlBool>`(m.received_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query.orderBy('m.received_at', 'desc').orderBy('m.id', 'desc').limit(limit).execute()
}

export const find = (ctx: Context, id: string): Promise<EntryRow | undefined> =>
  entries(ctx).where('m.id', '=', id).executeTakeFirst()

export async function places({ db, tenant }: Context, id: string) {
  return db
    .selectFrom('mail_place')
    .select(['folder', 'uidvalidity', 'uid'])
    .where('tenant_id', '=', tenant)
    .where('mail_id', '=', id)
    .limit(50)
    .execute()
}

/** Counts of what waits for somebody, each up to a bound. */
export async function counts(
  ctx: Context,
  most: number,
): Promise<Record<'quarantined' | 'failed' | 'waiting', number>> {
  const upTo = async (where: { states: LedgerState[]; parked?: boolean }) => {
    let query = ctx.db
      .selectFrom('mail as m')
      .innerJoin('mailbox as b', (j) => j.onRef('b.tenant_id', '=', 'm.tenant_id').onRef('b.id', '=', 'm.mailbox_id'))
      .leftJoin('ticket as t', (j) => j.onRef('t.tenant_id', '=', 'm.tenant_id').onRef('t.id', '=', 'm.ticket_id'))
      .select('m.id')
      .where('m.tenant_id', '=', ctx.tenant)
      .where('m.state', 'in', where.states)
      .where(visible(ctx))
      .limit(most)
    if (where.parked !== undefined) query = query.where('m.next_try', where.parked ? 'is' : 'is not', null)
    return (await query.execute()).length
  }
  const [quarantined, failed, waiting] = await Promise.all([
    upTo({ states: ['quarantined'] }),
    upTo({ states: ['failed'], parked: true }),
    upTo({ states: ['received', 'failed'], parked: false }),
  ])
  return { quarantined, failed, waiting }
}

/** The words go at once; the bytes at night, unless another mail has the same. */
export async function erase({ db, tenant, now }: Context, ticket: string): Promise<void> {
  await sql`with gone as (
      update mail set erased_at = ${now}, header_id = null, from_name = null, from_address = null, subject = null,
        person_id = null, ticket_id = null, message_id = null, envelope = null, verdict = '{}',
        reason = 'It was erased with its ticket.'
      where tenant_id = ${tenant} and ticket_id = ${ticket} returning id)
    delete from mail_file f using gone where f.tenant_id = ${tenant} and f.mail_id = gone.id`.execute(db)
}
