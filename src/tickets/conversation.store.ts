// The SQL of what is said on a ticket, and of the files on it.
import './schema.ts'
import { type Insertable, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { byKey } from '../platform/database/connection.ts'
import type { Schema } from '../platform/schema.ts'
import type { Part } from './merge/parts.ts'

type NewMessage = Omit<Insertable<Schema['message']>, 'tenant_id' | 'ticket_id' | 'at' | 'quoted'> & {
  at?: Date
  quoted?: string | null
}

export async function insert({ db, tenant, now }: Context, ticket: string, message: NewMessage): Promise<void> {
  await db
    .insertInto('message')
    .values({ quoted: null, at: now, ...message, tenant_id: tenant, ticket_id: ticket })
    .execute()
  const column = message.visibility === 'public' ? 'public_messages' : 'internal_messages'
  await db
    .updateTable('ticket')
    .set((eb) => ({ [column]: eb(column, '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', ticket)
    .execute()
}

export interface PersonRow {
  id: string
  name: string
  email: string
}

export interface AttachmentRow {
  id: string
  ticket_id: string
  name: string
  type: string
  size: string
  visibility: 'public' | 'internal'
  sha256: string
  at: Date
  by_id: string | null
  by: PersonRow | null
}

export const brief = (alias: string) =>
  sql<PersonRow | null>`case when ${sql.ref(`${alias}.id`)} is null then null else jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'email', ${sql.ref(`${alias}.email`)}) end`

/** What somebody reads of a ticket. */
export interface Reading {
  ticket: string
  /** Internal notes too. */
  internal: boolean
  /** Tickets that were merged into it and whose conversation is read with its own. */
  parts: Pick<Part, 'id' | 'internal'>[]
}

const attachments = ({ db, tenant }: Context) =>
  db
    .selectFrom('attachment as a')
    .modifyFront(byKey)
    .leftJoin('person as by', (j) => j.onRef('by.tenant_id', '=', 'a.tenant_id').onRef('by.id', '=', 'a.by_id'))
    .select([
      'a.id',
      'a.ticket_id',
      'a.message_id',
      'a.name',
      'a.type',
      'a.size',
      'a.visibility',
      'a.sha256',
      'a.at',
      'a.by_id',
    ])
    .select(brief('by').as('by'))
    .where('a.tenant_id', '=', tenant)

export function listAttachments(ctx: Context, reading: Reading, after: string[] | undefined, limit: number) {
  let query = readableIn(attachments(ctx), reading)
  if (after?.[0]) query = query.where('a.id', '>', after[0])
  return query.orderBy('a.id').limit(limit).execute()
}

/** The files of a ticket and of those that were merged into it, as far as somebody reads them. */
function readableIn(query: ReturnType<typeof attachments>, { ticket, internal, parts }: Reading) {
  const wanted = [{ id: ticket, internal }, ...parts]
  const on = (some: { id: string }[]) => sql<boolean>`a.ticket_id = any(${some.map(({ id }) => id)}::uuid[])`
  const inside = on(wanted.filter((one) => one.internal))
  return query.where(on(wanted)).where((eb) => eb.or([eb('a.visibility', '=', 'public'), inside]))
}

export const findAttachment = (ctx: Context, reading: Reading, id: string) =>
  readableIn(attachments(ctx), reading).where('a.id', '=', id).executeTakeFirst()

export async function insertAttachment(
  { db, tenant, now }: Context,
  values: Omit<Insertable<Schema['attachment']>, 'tenant_id' | 'at' | 'message_id'> & { message_id?: string | null },
): Promise<void> {
  await db
    .insertInto('attachment')
    .values({ message_id: null, ...values, tenant_id: tenant, at: now })
    .execute()
}

/** Answers whether it was there and loose. Its bytes are swept at night, unless the same content is on another ticket. */
export async function removeLooseAttachment({ db, tenant }: Context, ticket: string, id: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('attachment')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('id', '=', id)
    .where('message_id', 'is', null)
    .executeTakeFirst()
  return Number(removed.numDeletedRows) > 0
}

/** Which of these blobs a ticket holds, or an import that is not read yet. */
export async function blobsInUse({ db, tenant }: Context, names: string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from attachment where tenant_id = ${tenant} and sha256 = any(${names})
    union select file from import_run where tenant_id = ${tenant} and file = any(${names})`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}

/** Ties files that their author attached before to the message that speaks of them. Answers with how many were tied. */
export async function tie(
  { db, tenant, actor }: Context,
  ticket: string,
  message: string,
  visibility: 'public' | 'internal',
  ids: string[],
): Promise<number> {
  const tied = await db
    .updateTable('attachment')
    .set({ message_id: message, visibility })
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('message_id', 'is', null)
    .where('by_id', '=', actor.id)
    .where('id', 'in', ids)
    .executeTakeFirst()
  return Number(tied.numUpdatedRows)
}
