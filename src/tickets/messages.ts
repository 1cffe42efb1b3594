// Reading the conversation of a ticket.
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { missing } from '../platform/errors.ts'
import { LastRead } from '../platform/events.ts'
import { implement } from '../platform/execute.ts'
import { type Attachment, listMessages, type Message } from './contract.ts'
import * as store from './conversation.store.ts'
import { named } from './people.ts'
import { worksOn } from './policy.ts'
import { read, referenceOf } from './ticket.ts'

export const list = implement(listMessages, async (ctx, { id: reference, limit, cursor }) => {
  const ticket = await read(ctx, referenceOf(reference))
  const scope = `messages ${ticket.id}`
  const size = pageSize(limit)
  const page = {
    ticket: ticket.id,
    internal: worksOn(ctx.actor, ticket),
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
          row,
          files.filter((file) => file.message_id === row.id),
        ),
    )
  })
})

export async function showMessage(ctx: Context, _ticket: string, id: string): Promise<Message> {
  const row = await store.findMessage(ctx, id)
  if (!row) throw missing('message')
  return present(ctx, row, await store.attachmentsOf(ctx, id))
}

function present(ctx: Context, row: store.MessageRow, files: store.AttachmentRow[]): Message {
  return {
    id: row.id,
    kind: row.kind,
    visibility: row.visibility,
    author: named(ctx, row.author),
    side: row.side,
    body: row.body,
    quoted: row.quoted,
    attachments: files.map((file) => presentFile(ctx, file)),
    channel: row.channel,
    at: row.at.toISOString(),
  }
}

/** Formats that browsers show as a picture and that cannot carry script. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

export const isPicture = (type: string) => pictures.has(type)

export const presentFile = (ctx: Context, file: store.AttachmentRow): Attachment => ({
  id: file.id,
  name: file.name,
  type: file.type,
  size: Number(file.size),
  visibility: file.visibility,
  url: `/api/v1/tickets/${file.ticket_id}/attachments/${file.id}`,
  picture: isPicture(file.type),
  by: named(ctx, file.by),
  at: file.at.toISOString(),
})
