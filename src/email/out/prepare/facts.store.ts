// The SQL that gathers what has to be known before a mail goes.
import '../schema.ts'
import '../../schema.ts'
import { type Selectable, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Schema } from '../../../platform/schema.ts'
import type { Verdict } from '../../ledger/contract.ts'

export type OutRow = Omit<Selectable<Schema['mail_out']>, 'tenant_id'>

export interface Said {
  id: string
  body: string
  side: 'requester' | 'desk'
  at: Date
  author: string | null
  author_id: string | null
  files: { id: string; name: string; type: string; size: string; sha256: string }[]
}

const files = sql<
  Said['files']
>`coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'type', a.type,
    'size', a.size::text, 'sha256', a.sha256) order by a.id)
  from attachment a where a.tenant_id = m.tenant_id and a.message_id = m.id and a.visibility = 'public'), '[]')`

const said = ({ db, tenant }: Context) =>
  db
    .selectFrom('message as m')
    .leftJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.id', '=', 'm.author_id'))
    .select(['m.id', 'm.body', 'm.side', 'm.at', 'm.author_id', 'p.name as author'])
    .select(files.as('files'))
    .where('m.tenant_id', '=', tenant)
    .where('m.visibility', '=', 'public')

/** Undefined where it is internal, or was taken out. */
export const message = (ctx: Context, id: string): Promise<Said | undefined> =>
  said(ctx).where('m.id', '=', id).executeTakeFirst()

/** What everybody on the ticket may read, newest first. */
export const lastSaid = (ctx: Context, ticket: string, limit: number, side?: Said['side']): Promise<Said[]> => {
  let query = said(ctx).where('m.ticket_id', '=', ticket)
  if (side) query = query.where('m.side', '=', side)
  return query.orderBy('m.at', 'desc').orderBy('m.id', 'desc').limit(limit).execute()
}

export interface CameBy {
  id: string
  mailbox_id: string
  source: 'imap' | 'smtp' | 'hook' | 'upload'
  received_at: Date
  sent_at: Date | null
  subject: string | null
  header_id: string | null
  message_id: string | null
  verdict: Partial<Verdict> & { addressed?: string[]; neverAnswer?: boolean }
  public: boolean
}

/** The mails of a ticket that everybody on it may know of: the first one, and the last ones before it. */
export async function mailsOf({ db, tenant }: Context, ticket: string): Promise<CameBy[]> {
  const { rows } = await sql<CameBy>`with mine as (
      select id, mailbox_id, source, received_at, sent_at, subject, header_id, message_id, verdict, ticket_id from mail
      where tenant_id = ${tenant} and ticket_id = ${ticket} and state in ('received', 'ticketed', 'appended'))
    select mine.*, coalesce(m.visibility, 'public') = 'public' as public
    from (select * from ((select * from mine order by received_at limit 1)
      union (select * from mine order by received_at desc limit 10)) ends) mine
      left join message m on m.tenant_id = ${tenant} and m.id = mine.message_id
    order by mine.received_at`.execute(db)
  return rows
}

/** What this person was sent about a ticket, the last ones; their own only, because a Message-ID says who may answer. */
export async function sentIds({ db, tenant }: Context, ticket: string, person: string) {
  const rows = await db
    .selectFrom('mail_out')
    .select(['header_id', 'sent_at'])
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('person_id', '=', person)
    .where('state', '=', 'sent')
    .orderBy('id', 'desc')
    .limit(10)
    .execute()
  return rows.flatMap(({ header_id, sent_at }) => (header_id && sent_at ? [{ id: header_id, at: sent_at }] : []))
}

/** By another mail than this one, which may be at its second try. */
export async function lastAcknowledged(
  { db, tenant }: Context,
  { id, person_id: person }: Pick<OutRow, 'id' | 'person_id'>,
  address: string,
  since: Date,
) {
  const row = await db
    .selectFrom('mail_out')
    .select(['sent_at', 'created_at'])
    .where('tenant_id', '=', tenant)
    .where('address', '=', address)
    .where('kind', '=', 'acknowledgement')
    .where('person_id', '=', person)
    .where('id', '!=', id)
    .where('state', 'in', ['sent', 'sending'])
    .where('created_at', '>=', since)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sent_at ?? row?.created_at ?? null
}

export async function suppression({ db, tenant }: Context, address: string) {
  return db
    .selectFrom('mail_address')
    .select(['cause', 'reason'])
    .where('tenant_id', '=', tenant)
    .where('address', '=', address)
    .executeTakeFirst()
}

/** By address. */
export async function suppressions({ db, tenant }: Context, addresses: string[]): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map()
  const rows = await db
    .selectFrom('mail_address')
    .select(['address', 'reason'])
    .where('tenant_id', '=', tenant)
    .where('address', 'in', addresses)
    .execute()
  return new Map(rows.map(({ address, reason }) => [address, reason]))
}

export async function isMuted({ db, tenant }: Context, ticket: string, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('mail_mute')
    .select('person_id')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row !== undefined
}

/** Who did what is told, and how they said it. */
export async function cause({ db, tenant }: Context, event: string) {
  return db
    .selectFrom('event' as never)
    .select(['actor_name', 'actor_kind', 'changes'] as never)
    .where('tenant_id' as never, '=', tenant as never)
    .where('id' as never, '=', event as never)
    .executeTakeFirst() as Promise<
    { actor_name: string; actor_kind: string; changes: Record<string, unknown> } | undefined
  >
}

export async function surroundings({ db, tenant }: Context, person: string) {
  const { rows } = await sql<{ workspace: string; time_zone: string | null; own: string[] }>`select t.name as workspace,
      (select p.time_zone from person p where p.tenant_id = ${tenant} and p.id = ${person}) as time_zone,
      array(select b.address from mailbox b where b.tenant_id = ${tenant}) as own
    from tenant t where t.id = ${tenant}`.execute(db)
  return rows[0] ?? { workspace: '', time_zone: null, own: [] }
}
