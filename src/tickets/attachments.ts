// Files on tickets. Their type is told from their bytes, they are always sent as downloads, and their names decide nothing.
import { fileTypeFromBuffer } from 'file-type'
import type { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { DeskError, invalid, missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import {
  attach as attachOperation,
  download as downloadOperation,
  listAttachments,
  removeAttachment,
  type StoredFile,
} from './contract.ts'
import * as store from './conversation.store.ts'
import { partsOf } from './merge/parts.ts'
import { presentFile } from './messages.ts'
import { audienceOf, worksOn } from './policy.ts'
import type { Glimpse } from './store.ts'
import { demand, glance, read, referenceOf } from './ticket.ts'

const add = async (ctx: Context, { id: reference, visibility = 'public' }: z.output<typeof attachOperation.input>) => {
  const file = ctx.upload
  if (!file) throw invalid('file', 'is missing: send the file as multipart/form-data in a field of this name')
  const ticket = await read(ctx, referenceOf(reference))
  demand(ctx, 'attach', ticket)
  if (visibility === 'internal' && !worksOn(ctx.actor, ticket))
    throw new DeskError('forbidden', 'Internal files are for agents. Leave the field visibility out.')
  const id = ctx.newId()
  const name = cleanName(file.name)
  const type = await typeOf(file.blob.head)
  await store.insertAttachment(ctx, {
    id,
    ticket_id: ticket.id,
    sha256: file.blob.sha256,
    name,
    type,
    size: String(file.blob.size),
    visibility,
    by_id: ctx.actor.id,
  })
  await ctx.record({
    name: 'ticket.attached',
    subject: { kind: 'ticket', id: ticket.id },
    changes: { file: name, attachment: id },
    audience: audienceOf(ticket, visibility),
  })
  return presentFile(ctx, await find(ctx, ticket, id), { ticket: ticket.id, parts: [] })
}

export const attach = implement(attachOperation, add, {
  admit: (ctx, { id = '' }) => glance(ctx, id),
})

export const list = implement(listAttachments, async (ctx, { id: reference, limit, cursor }) => {
  const ticket = await glance(ctx, reference)
  const scope = `attachments ${ticket.id}`
  const size = pageSize(limit)
  const reading = await readingOf(ctx, ticket)
  const rows = await store.listAttachments(ctx, reading, readCursor(ctx, scope, cursor), size + 1)
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [row.id],
    (row) => presentFile(ctx, row, reading),
  )
})

export const download = implement(
  downloadOperation,
  async (ctx, { id: reference, attachment }): Promise<z.input<typeof StoredFile>> => {
    const ticket = await glance(ctx, reference)
    const file = await find(ctx, ticket, attachment)
    return { name: file.name, type: file.type, size: Number(file.size), sha256: file.sha256 }
  },
)

/** What a message has taken along belongs to the conversation, and stays. */
export const remove = implement(removeAttachment, async (ctx, { id: reference, attachment }) => {
  const ticket = await read(ctx, referenceOf(reference))
  const file = await find(ctx, ticket, attachment)
  if (file.by_id !== ctx.actor.id)
    throw new DeskError(
      'forbidden',
      `${file.name} was attached by somebody else, so it stays. Ask them to take it back.`,
    )
  if (!(await store.removeLooseAttachment(ctx, file.ticket_id, file.id)))
    throw new DeskError('conflict', `A message has taken ${file.name} along, so it stays with the conversation.`)
  await ctx.record({
    name: 'ticket.detached',
    subject: { kind: 'ticket', id: ticket.id },
    changes: { file: file.name, attachment: file.id },
    audience: audienceOf(ticket, file.visibility),
  })
  return null
})

async function readingOf(ctx: Context, ticket: Glimpse) {
  return { ticket: ticket.id, internal: worksOn(ctx.actor, ticket), parts: await partsOf(ctx, ticket) }
}

async function find(ctx: Context, ticket: Glimpse, id: string): Promise<store.AttachmentRow> {
  const file = await store.findAttachment(ctx, await readingOf(ctx, ticket), id)
  if (!file) throw missing('file')
  return file
}

/** The last part of the path that a browser may have sent, without what cannot be shown. Never used to find a file on disk. */
export function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = last
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  return (clean.length > 200 ? clean.slice(0, 100) + clean.slice(-100) : clean) || 'file'
}

/** Text that looks like markup is plain text here: it is never shown as a page. */
async function typeOf(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head)
  if (found) return found.mime
  return head.includes(0) ? 'application/octet-stream' : 'text/plain'
}
