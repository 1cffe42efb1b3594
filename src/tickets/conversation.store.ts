// The SQL of what is said on a ticket, and of the files on it.
import './schema.ts'
import { type Insertable, type SelectQueryBuilder, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { byKey } from '../platform/database/connection.ts'
import type { Schema } from '../platform/schema.ts'

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

export interface MessageRow {
  id: string
  kind: 'reply' | 'note' | 'system'
  visibility: 'public' | 'internal'
  side: 'requester' | 'desk'
  body: string
  quoted: string | null
  channel: Schema['message']['channel']
  at: Date
  author: PersonRow | null
}

export const brief = (alias: string) =>
  sql<PersonRow | null>`case when ${sql.ref(`${alias}.id`)} is null then null else jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'email', ${sql.ref(`${alias}.email`)}) end`

const messages = ({ db, tenant }: Context) =>
  db
    .selectFrom('message')
    .modifyFront(byKey)
    .leftJoin('person as author', (j) =>
      j.onRef('author.tenant_id', '=', 'message.tenant_id').onRef('author.id', '=', 'message.author_id'),
    )
    .select([
      'message.id',
      'message.kind',
      'message.visibility',
      'message.side',
      'message.body',
      'message.quoted',
      'message.channel',
      'message.at',
    ])
    .select(brief('author').as('author'))
    .where('message.tenant_id', '=', tenant)

export interface PageOfMessages {
  ticket: string
  /** Internal notes too. */
  internal: boolean
  /** Time (ISO) and id of the last message of the page before. */
  after: string[] | undefined
  limit: number
}

export const list = (ctx: Context, page: PageOfMessages): Promise<MessageRow[]> => within(messages(ctx), page).execute()

function within<T>(query: SelectQueryBuilder<Schema & { author: unknown }, 'message', T>, page: PageOfMessages) {
  let wanted = query.where('message.ticket_id', '=', page.ticket)
  if (!page.internal) wanted = wanted.where('message.visibility', '=', 'public')
  if (page.after) {
    const [at, id] = page.after
    wanted = wanted.where(sql<boolean>`(message.at, message.id) > (${at}::timestamptz, ${id}::uuid)`)
  }
  return wanted.orderBy('message.at').orderBy('message.id').limit(page.limit)
}

export const findMessage = (ctx: Context, id: string): Promise<MessageRow | undefined> =>
  messages(ctx).where('message.id', '=', id).executeTakeFirst()

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

export const attachmentsOf = (ctx: Context, message: string) =>
  attachments(ctx).where('a.message_id', '=', message).orderBy('a.id').execute()

/** Asks for the messages again, at the server: so it can travel beside `list` and need not wait for its answer. */
export function attachmentsOfPage(ctx: Context, page: PageOfMessages) {
  const asked = ctx.db.selectFrom('message').select('message.id').where('message.tenant_id', '=', ctx.tenant)
  return attachments(ctx).where('a.message_id', 'in', within(asked, page)).orderBy('a.id').execute()
}

export function listAttachments(
  ctx: Context,
  ticket: string,
  which: { internal: boolean },
  after: string[] | undefined,
  limit: number,
) {
  let query = attachments(ctx).where('a.ticket_id', '=', ticket)
  if (!which.internal) query = query.where('a.visibility', '=', 'public')
  if (after?.[0]) query = query.where('a.id', '>', after[0])
  return query.orderBy('a.id').limit(limit).execute()
}

export const findAttachment = (ctx: Context, ticket: string, id: string) =>
  attachments(ctx).where('a.ticket_id', '=', ticket).where('a.id', '=', id).executeTakeFirst()

export async function insertAttachment(
  { db, tenant, now }: Context,
  values: Omit<Insertable<Schema['attachment']>, 'tenant_id' | 'at' | 'message_id'>,
): Promise<void> {
  await db
    .insertInto('attachment')
    .values({ ...values, tenant_id: tenant, message_id: null, at: now })
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

/** Which of these blobs a ticket holds. */
export async function blobsInUse({ db, tenant }: Context, names: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('attachment')
    .select('sha256')
    .distinct()
    .where('tenant_id', '=', tenant)
    .where('sha256', 'in', names)
    .execute()
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
