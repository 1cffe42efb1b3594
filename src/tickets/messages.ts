// Reading the conversation of a ticket.
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { missing } from '../platform/errors.ts'
import { LastRead } from '../platform/events.ts'
import { implement } from '../platform/execute.ts'
import { type Attachment, listMessages, type Message } from './contract.ts'
import * as store from './conversation.store.ts'
import { type Part, partsOf } from './merge/parts.ts'
import { named } from './people.ts'
import { worksOn } from './policy.ts'
import { glance } from './ticket.ts'

export const list = implement(listMessages, async (ctx, { id: reference, limit, cursor }) => {
  const ticket = await glance(ctx, reference)
  const scope = `messages ${ticket.id}`
  const size = pageSize(limit)
  const parts = await partsOf(ctx, ticket)
  const page = {
    ticket: ticket.id,
    internal: worksOn(ctx.actor, ticket),
    parts,
    after: readCursor(ctx, scope, cursor),
    limit: size + 1,
  }
  return new LastRead(async () => {
    const [rows, files] = await Promise.all([store.list(ctx, page), store.attachmentsOfPage(ctx, page)])
    return toPage(
      ctx,
      scope,
      rows,
      size,
      (row) => [row.at.toISOString(), row.id],
      (row) =>
        present(
          ctx,
          { ...row, reading: { ticket: ticket.id, parts } },
          files.filter((file) => file.message_id === row.id),
        ),
    )
  })
})

export async function showMessage(ctx: Context, ticket: string, id: string): Promise<Message> {
  const row = await store.findMessage(ctx, id)
  if (!row) throw missing('message')
  return present(ctx, { ...row, reading: { ticket, parts: [] } }, await store.attachmentsOf(ctx, id))
}

/** Of which ticket something is read, which may not be the one that it was said on. */
interface Read {
  ticket: string
  parts: Part[]
}

const nameOf = ({ parts }: Read, ticket: string) => parts.find(({ id }) => id === ticket)?.name ?? null

function present(ctx: Context, row: store.MessageRow & { reading: Read }, files: store.AttachmentRow[]): Message {
  const from = nameOf(row.reading, row.ticket_id)
  return {
    id: row.id,
    kind: row.kind,
    visibility: row.visibility,
    author: named(ctx, row.author),
    side: row.side,
    body: row.body,
    quoted: row.quoted,
    attachments: files.map((file) => presentFile(ctx, file, row.reading)),
    channel: row.channel,
    at: row.at.toISOString(),
    from: from && { ...from, opening: row.opening },
    splitInto: row.splits,
  }
}

/** Formats that browsers show as a picture and that cannot carry script. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

export const isPicture = (type: string) => pictures.has(type)

export const presentFile = (ctx: Context, file: store.AttachmentRow, reading: Read): Attachment => ({
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
