// The SQL of what is said on a ticket, and of the files on it.
import './schema.ts'
import { type Insertable, type SelectQueryBuilder, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { byKey } from '../platform/database/connection.ts'
import type { Schema } from '../platform/schema.ts'
import type { TicketName } from './contract.ts'
import type { Part } from './merge/parts.ts'
import { visible } from './policy.ts'

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
  ticket_id: string
  /** What a merged ticket began with. */
  opening: boolean
  kind: 'reply' | 'note' | 'system'
  visibility: 'public' | 'internal'
  side: 'requester' | 'desk'
  body: string
  quoted: string | null
  channel: Schema['message']['channel']
  at: Date
  author: PersonRow | null
  /** Tickets that were made of it, as far as the reader sees them. */
  splits: TicketName[]
}

export const brief = (alias: string) =>
  sql<PersonRow | null>`case when ${sql.ref(`${alias}.id`)} is null then null else jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'email', ${sql.ref(`${alias}.email`)}) end`

/** For a query on `message`: looked for only where there are any. */
const splits = (ctx: Context) => {
  const { db, tenant } = ctx
  const made = db
    .selectFrom('ticket')
    .select(
      sql`coalesce(jsonb_agg(jsonb_build_object('id', ticket.id, 'number', 'T-' || ticket.number, 'title', ticket.title)
        order by ticket.number), '[]')`.as('made'),
    )
    .where('ticket.tenant_id', '=', tenant)
    .where(sql<boolean>`ticket.id = any(message.split_into)`)
    .where(visible(ctx))
  return sql<TicketName[]>`case when message.split_into = '{}' then '[]' else (${made}) end`.as('splits')
}

const messages = (ctx: Context) =>
  ctx.db
    .selectFrom('message')
    .modifyFront(byKey)
    .leftJoin('person as author', (j) =>
      j.onRef('author.tenant_id', '=', 'message.tenant_id').onRef('author.id', '=', 'message.author_id'),
    )
    .select([
      'message.id',
      'message.ticket_id',
      'message.kind',
      'message.visibility',
      'message.side',
      'message.body',
      'message.quoted',
      'message.channel',
      'message.at',
    ])
    .select([brief('author').as('author'), sql<boolean>`false`.as('opening'), splits(ctx)])
    .where('message.tenant_id', '=', ctx.tenant)

/** What somebody reads of a ticket. */
export interface Reading {
  ticket: string
  /** Internal notes too. */
  internal: boolean
  /** Tickets that were merged into it and whose conversation is read with its own. */
  parts: Pick<Part, 'id' | 'internal'>[]
}

export interface PageOfMessages extends Reading {
  /** Time (ISO) and id of the last message of the page before. */
  after: string[] | undefined
  limit: number
}

export const list = (ctx: Context, page: PageOfMessages): Promise<MessageRow[]> =>
  (page.parts.length > 0 ? messagesTogether(ctx, page) : within(messages(ctx), page)).execute()

/** With what was said on the merged ones; what each of them began with is a message of its requester, under its own id. */
function messagesTogether(ctx: Context, { ticket, internal, parts, after, limit }: PageOfMessages) {
  const { db, tenant } = ctx
  const all = [ticket, ...parts.map(({ id }) => id)]
  const inside = [...(internal ? [ticket] : []), ...parts.filter((part) => part.internal).map(({ id }) => id)]
  const said = sql<Omit<MessageRow, 'author' | 'splits'> & { author_id: string | null; split_into: string[] }>`(
    select m.id, m.ticket_id, false as opening, m.kind, m.visibility, m.side, m.author_id, m.body, m.quoted, m.channel, m.at, m.split_into
      from message m where m.tenant_id = ${tenant} and m.ticket_id = any(${all}::uuid[])
        and (m.visibility = 'public' or m.ticket_id = any(${inside}::uuid[]))
    union all
    select s.id, s.id, true, 'reply', 'public', 'requester', s.requester_id, s.description, null, s.channel, s.opened_at, '{}'
      from ticket s where s.tenant_id = ${tenant} and s.id = any(${parts.map(({ id }) => id)}::uuid[]))`.as('message')
  let query = db
    .selectFrom(said)
    .leftJoin('person as author', (j) =>
      j.on('author.tenant_id', '=', tenant).onRef('author.id', '=', 'message.author_id'),
    )
    .select([
      'message.id',
      'message.ticket_id',
      'message.opening',
      'message.kind',
      'message.visibility',
      'message.side',
    ])
    .select([
      'message.body',
      'message.quoted',
      'message.channel',
      'message.at',
      brief('author').as('author'),
      splits(ctx),
    ])
  if (after) query = query.where(sql<boolean>`(message.at, message.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query.orderBy('message.at').orderBy('message.id').limit(limit)
}

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
export async function attachmentsOfPage(ctx: Context, page: PageOfMessages) {
  if (page.parts.length > 0) {
    const ids = (await messagesTogether(ctx, page).execute()).map(({ id }) => id)
    return attachments(ctx).where(sql<boolean>`a.message_id = any(${ids}::uuid[])`).orderBy('a.id').execute()
  }
  const asked = ctx.db.selectFrom('message').select('message.id').where('message.tenant_id', '=', ctx.tenant)
  return attachments(ctx).where('a.message_id', 'in', within(asked, page)).orderBy('a.id').execute()
}

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
