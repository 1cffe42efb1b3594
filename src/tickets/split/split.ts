import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import * as conversation from '../conversation.store.ts'
import { refuseTooMany } from '../links/add.ts'
import { toKeep } from '../links/link.ts'
import * as links from '../links/store.ts'
import { findMessage, type MessageRow } from '../messages.store.ts'
import { openOne } from '../open.ts'
import { audienceOf, audienceOfBoth } from '../policy.ts'
import * as tickets from '../store.ts'
import { demand, read, referenceOf, show } from '../ticket.ts'
import { splitMessage } from './contract.ts'
import * as store from './store.ts'

export const split = implement(splitMessage, async (ctx, { id, message: messageId, requester, ...wish }) => {
  await links.queue(ctx)
  const { source, message } = await find(ctx, id, messageId)
  await refuseTooMany(ctx, source)
  const open = message.visibility === 'public'
  const asked = {
    ...wish,
    // What only agents read must not become what everybody reads.
    description: open ? message.body : '',
    channel: message.channel,
    requester: requester ?? (open ? askedBy(source, message) : 'me'),
    // What is said within a restricted team stays there unless told otherwise.
    team: wish.team === undefined && source.team_restricted ? source.team_id : wish.team,
  }
  const { id: opened } = await openOne(ctx, asked, {}, source)
  const created = await tickets.seenByDesk(ctx, opened)
  const note = open ? null : await noteOn(ctx, created, message)
  await takeFiles(ctx, message, created, note)
  await store.mark(ctx, message.id, created.id)
  await links.insert(ctx, toKeep('related', source.id, created.id))
  await tellBoth(ctx, source, created, message)
  return show(ctx, opened)
})

/** The message, and the ticket that it was said on, which may have been merged into the one in the path. */
async function find(ctx: Context, id: string, messageId: string) {
  const ticket = await read(ctx, referenceOf(id))
  demand(ctx, 'link', ticket)
  const message = await findMessage(ctx, messageId)
  const within =
    message && (message.ticket_id === ticket.id || (await store.isInside(ctx, message.ticket_id, ticket.id)))
  if (!message || !within) throw missing('message')
  const source = message.ticket_id === ticket.id ? ticket : await read(ctx, { id: message.ticket_id })
  demand(ctx, 'link', source)
  return { source, message }
}

const askedBy = (source: tickets.TicketRecord, { side, author }: MessageRow) =>
  side === 'requester' && author ? author.id : source.requester_id

/** In the words and the name of whoever wrote it, when they did. */
async function noteOn(ctx: Context, created: tickets.TicketRecord, message: MessageRow): Promise<string> {
  const id = ctx.newId()
  const { kind, visibility, side, body, channel, at, author } = message
  const copy = { id, kind, visibility, side, body, channel, at, author_id: author?.id ?? null }
  await conversation.insert(ctx, created.id, copy)
  await ctx.record({
    name: 'ticket.noted',
    subject: { kind: 'ticket', id: created.id },
    changes: { message: id },
    audience: audienceOf(created, 'internal'),
  })
  return id
}

/** The same bytes under new names: neither ticket loses them when the other does. */
async function takeFiles(ctx: Context, message: MessageRow, created: tickets.TicketRecord, note: string | null) {
  for (const file of message.files) {
    const { ticket_id: _, at: __, by: ___, ...kept } = file
    const id = ctx.newId()
    await store.copyFile(ctx, { ...kept, id, ticket_id: created.id, message_id: note })
    if (note) continue
    await ctx.record({
      name: 'ticket.attached',
      subject: { kind: 'ticket', id: created.id },
      changes: { file: file.name, attachment: id },
      audience: audienceOf(created, file.visibility),
    })
  }
}

/** One line in the history of each, heard by those who may see both. */
async function tellBoth(
  ctx: Context,
  source: tickets.TicketRecord,
  created: tickets.TicketRecord,
  message: MessageRow,
) {
  const audience = audienceOfBoth(source, created, message.visibility)
  const other = ({ id, number }: tickets.TicketRecord) => ({ id, number })
  await ctx.record({
    name: 'ticket.split',
    subject: { kind: 'ticket', id: source.id },
    changes: { message: message.id, other: other(created) },
    audience,
  })
  await ctx.record({
    name: 'ticket.split_off',
    subject: { kind: 'ticket', id: created.id },
    changes: { other: other(source) },
    audience,
  })
}
