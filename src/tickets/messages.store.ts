// The SQL that reads what is said on a ticket. Texts that never change, so that they are planned once.
import './schema.ts'
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'
import type { TicketName } from './contract.ts'
import type { AttachmentRow, PersonRow, Reading } from './conversation.store.ts'
import { visible } from './policy.ts'
import { query, type Reference } from './store.ts'

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
  files: AttachmentRow[]
  /** Tickets that were made of it, as far as the reader sees them. */
  splits: TicketName[]
}

const person = (alias: string) =>
  `case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'email', ${alias}.email) end`

/** Most messages have none, which a glance into the index shows. */
const files = `(select jsonb_agg(jsonb_build_object('id', a.id, 'ticket_id', a.ticket_id, 'name', a.name, 'type', a.type, 'size', a.size::text,
    'visibility', a.visibility, 'sha256', a.sha256, 'at', a.at, 'by_id', a.by_id, 'by', ${person('p')}) order by a.id)
  from attachment a left join person p on p.tenant_id = a.tenant_id and p.id = a.by_id
  where a.tenant_id = $1 and a.message_id = message.id)`

/** @param from brings \`message\` */
const selected = (
  from: string,
) => `select /* by key */ message.id, message.ticket_id, message.opening, message.kind, message.visibility, message.side,
    message.body, message.quoted, message.channel, message.at, message.split_into, ${person('author')} as author, ${files} as files
  ${from} left join person author on author.tenant_id = $1 and author.id = message.author_id`

const said = (
  where: string,
) => `(select m.id, m.ticket_id, false as opening, m.kind, m.visibility, m.side, m.author_id, m.body, m.quoted,
    m.channel, m.at, m.split_into from message m where m.tenant_id = $1 and ${where})`
const pageOf = (rows: string) =>
  `${selected(`from (${rows} order by at, id limit $2) message`)} order by message.at, message.id`

const after = '(m.at, m.id) > ($5::timestamptz, $6::uuid)'
const of = (ticket: string) => `m.ticket_id = ${ticket} and (m.visibility = 'public' or $4::boolean)`
const ofNumber = '(select t.id from ticket t where t.tenant_id = $1 and t.number = $3::bigint)'

/** What each of the merged tickets began with is a message of its requester, under its own id. `$5`: parts, `$6`, `$7`: after. */
const together = (more: string) => `select * from (${said(
  "m.ticket_id = any($3::uuid[]) and (m.visibility = 'public' or m.ticket_id = any($4::uuid[]))",
)} union all
  select s.id, s.id, true, 'reply', 'public', 'requester', s.requester_id, s.description, null, s.channel, s.opened_at, '{}'
    from ticket s where s.tenant_id = $1 and s.id = any($5::uuid[])) m${more}`

const texts = {
  byId: selected(`from ${said('m.id = $2::uuid')} message`),
  first: pageOf(said(of('$3::uuid'))),
  firstOfNumber: pageOf(said(of(ofNumber))),
  next: pageOf(said(`${of('$3::uuid')} and ${after}`)),
  together: pageOf(together('')),
  togetherNext: pageOf(together(' where (m.at, m.id) > ($6::timestamptz, $7::uuid)')),
}

type Row = Omit<MessageRow, 'splits' | 'files'> & { split_into: string[]; files: FileInJson[] | null }
type FileInJson = Omit<AttachmentRow, 'at'> & { at: string }

/** A page after the first one has to name the ticket by its id. */
export interface PageOfMessages extends Omit<Reading, 'ticket'> {
  ticket: Reference
  /** Time (ISO) and id of the last message of the page before. */
  after: string[] | undefined
  limit: number
}

export const list = async (ctx: Context, page: PageOfMessages): Promise<MessageRow[]> =>
  whole(ctx, await ask(ctx, page))

function ask(ctx: Context, { ticket, internal, parts, after = [], limit }: PageOfMessages): Promise<Row[]> {
  if ('number' in ticket) return query(ctx, texts.firstOfNumber, limit, ticket.number, internal)
  if (parts.length === 0)
    return query(ctx, after.length > 0 ? texts.next : texts.first, limit, ticket.id, internal, ...after)
  const merged = parts.map(({ id }) => id)
  const inside = [...(internal ? [ticket.id] : []), ...parts.filter((part) => part.internal).map(({ id }) => id)]
  const text = after.length > 0 ? texts.togetherNext : texts.together
  return query(ctx, text, limit, [ticket.id, ...merged], inside, merged, ...after)
}

export async function findMessage(ctx: Context, id: string): Promise<MessageRow | undefined> {
  const [row] = await whole(ctx, await query<Row>(ctx, texts.byId, id))
  return row
}

async function whole(ctx: Context, rows: Row[]): Promise<MessageRow[]> {
  const made = await splitsAmong(
    ctx,
    rows.flatMap(({ split_into }) => split_into),
  )
  return rows.map(({ split_into, files, ...row }) => ({
    ...row,
    files: files?.map((file) => ({ ...file, at: new Date(file.at) })) ?? [],
    splits: made.filter(({ id }) => split_into.includes(id)),
  }))
}

/** Seldom there are any. */
async function splitsAmong(ctx: Context, ids: string[]): Promise<TicketName[]> {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('ticket')
    .select(['ticket.id', sql<string>`'T-' || ticket.number`.as('number'), 'ticket.title'])
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where(sql<boolean>`ticket.id = any(${ids}::uuid[])`)
    .where(visible(ctx))
    .orderBy('ticket.number')
    .execute()
}
