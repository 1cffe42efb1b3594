// Reading the conversation of a ticket.
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { type Attachment, listMessages, type Message } from './contract.ts'
import type { AttachmentRow } from './conversation.store.ts'
import { type Part, partsOf } from './merge/parts.ts'
import * as store from './messages.store.ts'
import { named } from './people.ts'
import { isAgent, worksOn } from './policy.ts'
import { glance, referenceOf } from './ticket.ts'

export const list = implement(listMessages, async (ctx, { id, limit, cursor }) => {
  const size = pageSize(limit)
  const reference = referenceOf(id)
  const looking = glance(ctx, id)
  // Nothing was merged into most tickets: how they begin is asked for beside what is to be known of them first.
  const guess = { ticket: reference, internal: isAgent(ctx.actor), parts: [], after: undefined, limit: size + 1 }
  const guessed = cursor === undefined ? store.list(ctx, guess) : undefined
  guessed?.catch(() => undefined) // the ticket was asked for first, and says why
  const ticket = await looking
  const scope = `messages ${ticket.id}`
  const parts = await partsOf(ctx, ticket)
  const internal = worksOn(ctx.actor, ticket)
  const page = { ticket: { id: ticket.id }, internal, parts, after: readCursor(ctx, scope, cursor), limit: size + 1 }
  const right = guessed && parts.length === 0 && internal === guess.internal
  return toPage(
    ctx,
    scope,
    await (right ? guessed : store.list(ctx, page)),
    size,
    (row) => [row.at.toISOString(), row.id],
    (row) => present(ctx, row, { ticket: ticket.id, parts }),
  )
})

export async function showMessage(ctx: Context, ticket: string, id: string): Promise<Message> {
  const row = await store.findMessage(ctx, id)
  if (!row) throw missing('message')
  return present(ctx, row, { ticket, parts: [] })
}

/** Of which ticket something is read, which may not be the one that it was said on. */
interface Read {
  ticket: string
  parts: Part[]
}

const nameOf = ({ parts }: Read, ticket: string) => parts.find(({ id }) => id === ticket)?.name ?? null

function present(ctx: Context, row: store.MessageRow, reading: Read): Message {
  const from = nameOf(reading, row.ticket_id)
  return {
    id: row.id,
    kind: row.kind,
    visibility: row.visibility,
    author: named(ctx, row.author),
    side: row.side,
    body: row.body,
    quoted: row.quoted,
    attachments: row.files.map((file) => presentFile(ctx, file, reading)),
    channel: row.channel,
    at: row.at.toISOString(),
    from: from && { ...from, opening: row.opening },
    splitInto: row.splits,
  }
}

/** Formats that browsers show as a picture and that cannot carry script. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

export const isPicture = (type: string) => pictures.has(type)

export const presentFile = (ctx: Context, file: AttachmentRow, reading: Read): Attachment => ({
  id: file.id,
  name: file.name,
  type: file.type,
  size: Number(file.size),
  visibility: file.visibility,
  url: `/api/v1/tickets/${reading.ticket}/attachments/${file.id}`,
  picture: isPicture(file.type),
  by: named(ctx, file.by),
  at: file.at.toISOString(),
  from: nameOf(reading, file.ticket_id),
})
