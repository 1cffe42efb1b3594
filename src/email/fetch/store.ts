// The SQL of fetching: who fetches what, how far it is, and which places of a mailbox the ledger knows.
import '../schema.ts'
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Schema } from '../../platform/schema.ts'
import type { UidSet } from './uid-set.ts'

export interface Scope {
  db: Kysely<Schema>
  tenant: string
  mailbox: string
}

export type State = Selectable<Schema['mailbox_state']>
type Values = Omit<Updateable<Schema['mailbox_state']>, 'tenant_id' | 'mailbox_id'>

/** The numbers of messages mean something within one of these. */
export interface Numbers {
  folder: string
  uidvalidity: string
}

export interface Wanted {
  id: string
  revision: number
}

/** Mailboxes that are to be fetched. */
export const toFetch = (db: Kysely<Schema>, tenant: string): Promise<Wanted[]> =>
  db
    .selectFrom('mailbox')
    .select(['id', 'revision'])
    .where('tenant_id', '=', tenant)
    .where('active', '=', true)
    .where(sql`incoming->>'kind'`, '=', 'imap')
    .execute()

/**
 * Takes a mailbox for itself, or keeps it, for so many milliseconds by the clock of the database: those of two desks may differ.
 * Answers false when another process has it.
 */
export async function lease({ db, tenant, mailbox }: Scope, fetcher: string, ms: number): Promise<boolean> {
  const { rows } = await sql`update mailbox_state
    set fetcher = ${fetcher}, fetched_until = clock_timestamp() + make_interval(secs => ${ms / 1000})
    where tenant_id = ${tenant} and mailbox_id = ${mailbox}
      and (fetcher is null or fetcher = ${fetcher} or fetched_until is null or fetched_until < clock_timestamp())
    returning 1`.execute(db)
  return rows.length > 0
}

export async function release({ db, tenant, mailbox }: Scope, fetcher: string): Promise<void> {
  await db
    .updateTable('mailbox_state')
    .set({ fetcher: null, fetched_until: null })
    .where('tenant_id', '=', tenant)
    .where('mailbox_id', '=', mailbox)
    .where('fetcher', '=', fetcher)
    .execute()
}

export const stateOf = ({ db, tenant, mailbox }: Scope): Promise<State | undefined> =>
  db
    .selectFrom('mailbox_state')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('mailbox_id', '=', mailbox)
    .executeTakeFirst()

export async function note({ db, tenant, mailbox }: Scope, values: Values): Promise<void> {
  await db
    .updateTable('mailbox_state')
    .set(values)
    .where('tenant_id', '=', tenant)
    .where('mailbox_id', '=', mailbox)
    .execute()
}

/** Never back: a slower desk that still writes does not undo what a faster one noted. */
export async function advance({ db, tenant, mailbox }: Scope, { uidvalidity }: Numbers, uid: number): Promise<void> {
  await db
    .updateTable('mailbox_state')
    .set({ last_uid: String(uid) })
    .where('tenant_id', '=', tenant)
    .where('mailbox_id', '=', mailbox)
    .where('uidvalidity', '=', uidvalidity)
    .where((eb) => eb.or([eb('last_uid', 'is', null), eb('last_uid', '<', String(uid))]))
    .execute()
}

/** Which numbers the ledger knows: as ranges, because the rows may be a hundred thousand. */
export async function placed(
  { db, tenant, mailbox }: Scope,
  { folder, uidvalidity }: Numbers,
  first = 1,
): Promise<UidSet> {
  const { rows } = await sql<{ first: string; last: string }>`
    select min(uid) as first, max(uid) as last from (
      select uid, uid - row_number() over (order by uid) as island from mail_place
      where tenant_id = ${tenant} and mailbox_id = ${mailbox} and folder = ${folder} and uidvalidity = ${uidvalidity}
        and uid >= ${first}
    ) numbered group by island order by 1`.execute(db)
  return rows.map(({ first, last }) => [Number(first), Number(last)] as const)
}

export interface Marked {
  uid: number
  mark: string | null
}

export async function marksOf(
  { db, tenant, mailbox }: Scope,
  { folder, uidvalidity }: Numbers,
  uids: number[],
): Promise<Marked[]> {
  const { rows } = await sql<{ uid: string; mark: string | null }>`select uid, mark from mail_place
    where tenant_id = ${tenant} and mailbox_id = ${mailbox} and folder = ${folder} and uidvalidity = ${uidvalidity}
      and uid = any(${uids}::bigint[])`.execute(db)
  return rows.map(({ uid, mark }) => ({ uid: Number(uid), mark }))
}

export async function mark(
  { db, tenant, mailbox }: Scope,
  { folder, uidvalidity }: Numbers,
  marks: { uid: number; mark: string }[],
): Promise<void> {
  if (marks.length === 0) return
  await sql`update mail_place p set mark = m.mark
    from unnest(${marks.map(({ uid }) => uid)}::bigint[], ${marks.map((one) => one.mark)}::text[]) as m(uid, mark)
    where p.tenant_id = ${tenant} and p.mailbox_id = ${mailbox} and p.folder = ${folder}
      and p.uidvalidity = ${uidvalidity} and p.uid = m.uid`.execute(db)
}

/** The numbers belong to other messages now. What the ledger holds stays; it only no longer lies there. */
export async function forget(
  { db, tenant, mailbox }: Scope,
  { folder, uidvalidity }: Numbers,
  uids: number[],
): Promise<void> {
  if (uids.length === 0) return
  await sql`delete from mail_place where tenant_id = ${tenant} and mailbox_id = ${mailbox} and folder = ${folder}
    and uidvalidity = ${uidvalidity} and uid = any(${uids}::bigint[])`.execute(db)
}

/** Messages of this mailbox that the ledger knows by their Message-ID and size. */
export async function known(
  { db, tenant, mailbox }: Scope,
  ids: string[],
): Promise<{ id: string; header_id: string | null; size: string }[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('mail')
    .select(['id', 'header_id', 'size'])
    .where('tenant_id', '=', tenant)
    .where('mailbox_id', '=', mailbox)
    .where('header_id', 'in', ids)
    .execute()
}

export async function place(
  { db, tenant, mailbox }: Scope,
  { folder, uidvalidity }: Numbers,
  places: { uid: number; mail: string; mark: string }[],
): Promise<void> {
  if (places.length === 0) return
  await db
    .insertInto('mail_place')
    .values(
      places.map(({ uid, mail, mark }) => ({
        ...{ tenant_id: tenant, mailbox_id: mailbox, folder, uidvalidity, uid: String(uid), mail_id: mail, mark },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
