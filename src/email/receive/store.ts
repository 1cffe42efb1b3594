// The SQL of taking mail in.
import '../schema.ts'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'
import type { MailFile } from '../message/mail.ts'

export type MailRow = Selectable<Schema['mail']>

type Entry = Pick<
  Insertable<Schema['mail']>,
  'id' | 'mailbox_id' | 'source' | 'sha256' | 'size' | 'envelope' | 'next_try' | 'verdict'
>

/** As it begins. */
export type Begun = Pick<MailRow, 'id' | 'mailbox_id' | 'sha256' | 'envelope' | 'attempts' | 'verdict'>

/** Answers with the entry that stands: that of before, if there was one with the same bytes. */
export async function enter({ db, tenant, now }: Context, entry: Entry): Promise<Begun> {
  const { rows } = await sql<Begun>`insert into mail
      (tenant_id, id, mailbox_id, source, sha256, size, received_at, envelope, state, attempts, next_try, verdict)
    values (${tenant}, ${entry.id}, ${entry.mailbox_id}, ${entry.source}, ${entry.sha256}, ${entry.size}, ${now},
      ${entry.envelope && JSON.stringify(entry.envelope)}::jsonb, 'received', 1, ${entry.next_try},
      ${JSON.stringify(entry.verdict ?? {})}::jsonb)
    on conflict (tenant_id, mailbox_id, sha256) do update set sha256 = excluded.sha256
    returning id, mailbox_id, sha256, envelope, attempts, verdict`.execute(db)
  return rows[0] as Begun
}

export async function place(
  { db, tenant }: Context,
  mailbox: string,
  mail: string,
  { folder, uidvalidity, uid }: { folder: string; uidvalidity: string; uid: string },
): Promise<void> {
  await db
    .insertInto('mail_place')
    .values({ tenant_id: tenant, mailbox_id: mailbox, folder, uidvalidity, uid, mail_id: mail })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'mailbox_id', 'folder', 'uidvalidity', 'uid']).doUpdateSet({ mail_id: mail }),
    )
    .execute()
}

/** What this transaction writes outlives the end of this process; a power cut only once another one is committed. */
export const needNotLast = ({ db }: Context) => sql`set local synchronous_commit = off`.execute(db)

/** Counts one more try, if there is anything to do. */
export async function begin(ctx: Context, id: string, next: Date): Promise<Begun | undefined> {
  const { db, tenant } = ctx
  await needNotLast(ctx)
  return db
    .updateTable('mail')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_try: next }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where('state', 'in', ['received', 'failed'])
    .returning(['id', 'mailbox_id', 'sha256', 'envelope', 'attempts', 'verdict'])
    .executeTakeFirst()
}

/** Reads for change: the row stays ours until the commit. */
export async function hold({ db, tenant }: Context, id: string): Promise<Held | undefined> {
  const { rows } = await sql<Held>`select /* by key */ id, mailbox_id, state, attempts from mail
    where tenant_id = ${tenant} and id = ${id} for update`.execute(db)
  return rows[0]
}

/**
 * The same, after whoever works on a mail of the same Message-ID: it may be the same mail into another mailbox, delivered in the same
 * moment, and only one of them may find that there is no other.
 */
export async function holdInTurn(
  { db, tenant }: Context,
  id: string,
  headerId: string | null,
): Promise<Held | undefined> {
  const { rows } = await sql<Held>`select /* by key */ id, mailbox_id, state, attempts,
      pg_advisory_xact_lock(hashtextextended(${`mail ${tenant} ${headerId ?? id}`}, 0))
    from mail where tenant_id = ${tenant} and id = ${id} for update`.execute(db)
  return rows[0]
}

export type Held = Pick<MailRow, 'id' | 'mailbox_id' | 'state' | 'attempts'>

export const find = ({ db, tenant }: Context, id: string): Promise<MailRow | undefined> =>
  db.selectFrom('mail').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

export async function update(
  { db, tenant }: Context,
  id: string,
  { verdict, ...values }: Omit<Updateable<Schema['mail']>, 'tenant_id' | 'id'>,
): Promise<void> {
  await db
    .updateTable('mail')
    .set({ ...values, ...(verdict && { verdict: JSON.stringify(verdict) as never }), revision: sql`revision + 1` })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

/** What became of it. Each message runs it, so its text stays the same. */
export async function settle({ db, tenant }: Context, id: string, to: Settled): Promise<void> {
  await sql`update mail set revision = revision + 1, state = ${to.state}, reason = ${to.reason}, next_try = null, header_id = ${to.header_id},
      from_name = ${to.from_name}, from_address = ${to.from_address}, subject = ${to.subject}, sent_at = ${to.sent_at},
      person_id = ${to.person_id}, ticket_id = ${to.ticket_id}, message_id = ${to.message_id},
      verdict = ${JSON.stringify(to.verdict)}::jsonb
    where tenant_id = ${tenant} and id = ${id}`.execute(db)
}

type Settled = Pick<MailRow, 'state' | 'reason' | 'verdict' | 'person_id' | 'ticket_id' | 'message_id'> &
  Pick<MailRow, 'header_id' | 'from_name' | 'from_address' | 'subject' | 'sent_at'>

export async function keepFiles({ db, tenant }: Context, mail: string, files: MailFile[]): Promise<void> {
  if (files.length === 0) return
  await db.deleteFrom('mail_file').where('tenant_id', '=', tenant).where('mail_id', '=', mail).execute()
  const rows = files.map(({ name, type, size, sha256, cid, inline }, n) => ({
    ...{ tenant_id: tenant, mail_id: mail, n, name, type, size: String(size), sha256, cid, inline },
  }))
  await db.insertInto('mail_file').values(rows).execute()
}

interface Twin {
  id: string
  /** Its name. */
  mailbox: string
  /** It waits for somebody. */
  held: boolean
}

export interface TwinWish {
  id: string
  mailbox: string
  header_id: string
  from: string
  sent_at: Date | null
  subject: string
  print: string | null
}

/**
 * The same mail that came before by another way: two mailboxes got it, or a server delivered it twice. A list may have put its name into
 * the subject. What somebody left alone stays so when its mailbox moves to another server, which writes headers of its own.
 */
export async function twin({ db, tenant }: Context, wish: TwinWish): Promise<Twin | undefined> {
  const { rows } = await sql<Twin>`select /* by key */ m.id, b.name as mailbox, m.state = 'quarantined' as held
    from mail m join mailbox b on b.tenant_id = m.tenant_id and b.id = m.mailbox_id
    where m.tenant_id = ${tenant} and m.header_id = ${wish.header_id} and m.from_address = ${wish.from} and m.id <> ${wish.id}
      and (m.state in ('ticketed', 'appended', 'quarantined')
        or (m.state = 'ignored' and m.decided_by is not null and m.mailbox_id = ${wish.mailbox}))
      and m.sent_at is not distinct from ${wish.sent_at}
      and (strpos(m.subject, ${wish.subject}) > 0 or strpos(${wish.subject}, m.subject) > 0)
      and (m.sent_at is not null or m.verdict->>'print' is not distinct from ${wish.print})
    order by m.state = 'quarantined', m.received_at limit 1`.execute(db)
  return rows[0]
}

/** Whether one of the last mails from an address that became something was proven to be theirs. */
export async function wasProven(
  { db, tenant }: Context,
  { id, address }: { id: string; address: string },
): Promise<boolean> {
  const { rows } = await sql<{
    proven: boolean
  }>`select /* by key */ coalesce(bool_or(proof = 'proven'), false) as proven from
    (select verdict->>'from' as proof from mail
      where tenant_id = ${tenant} and from_address = ${address} and id <> ${id} and state in ('ticketed', 'appended')
      order by received_at desc, id desc limit 20) as last`.execute(db)
  return rows[0]?.proven ?? false
}

/** Tickets in which mails of these Message-IDs stand that came in, the last one first. */
export async function ticketsOfMails({ db, tenant }: Context, headerIds: string[]): Promise<string[]> {
  if (headerIds.length === 0) return []
  const rows = await db
    .selectFrom('mail')
    .select(['ticket_id', 'received_at'])
    .where('tenant_id', '=', tenant)
    .where('header_id', 'in', headerIds)
    .where('ticket_id', 'is not', null)
    .orderBy('received_at', 'desc')
    .limit(20)
    .execute()
  return [...new Set(rows.flatMap(({ ticket_id }) => ticket_id ?? []))]
}

export interface Recent {
  at: Date
  subject: string | null
  ticket: string | null
  print: string | null
}

/** What else came from an address lately, newest first; for the breaker. */
export async function recentFrom(
  { db, tenant }: Context,
  { id, address }: { id: string; address: string },
  since: Date,
): Promise<Recent[]> {
  const { rows } =
    await sql<Recent>`select /* by key */ received_at as at, subject, ticket_id as ticket, verdict->>'print' as print
    from mail where tenant_id = ${tenant} and from_address = ${address} and received_at >= ${since} and id <> ${id}
    order by received_at desc, id desc limit 50`.execute(db)
  return rows
}

/** What waits for its turn, longest first. */
export async function due({ db, tenant, now }: Context, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('mail')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('next_try', '<=', now)
    .where('state', 'in', ['received', 'failed'])
    .orderBy('next_try')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Which of these blobs the ledger keeps. */
export async function blobsInUse({ db, tenant }: Context, names: string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from mail where tenant_id = ${tenant} and sha256 = any(${names}) and erased_at is null
    union select sha256 from mail_file where tenant_id = ${tenant} and sha256 = any(${names})`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}

export async function ticketName(
  { db, tenant }: Context,
  id: string | null,
): Promise<{ id: string; number: string } | null> {
  if (id === null) return null
  const row = await db
    .selectFrom('ticket')
    .select(['id', 'number'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { id: row.id, number: `T-${row.number}` } : null
}
