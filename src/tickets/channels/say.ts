// Words from a channel on a ticket that there is: a mail, later a chat. Who may say them is checked as for everybody else.
import { type Context, theDesk } from '../../platform/context.ts'
import { whereReplyGoes } from '../closing/late-reply.ts'
import type { Ticket } from '../contract.ts'
import * as store from '../conversation.store.ts'
import { audienceOf } from '../policy.ts'
import { goOn, sideOf } from '../reply.ts'
import type { TicketRecord } from '../store.ts'
import { read, readFor } from '../ticket.ts'
import { type BroughtFile, keepFiles } from './file.ts'

export interface Words {
  body: string
  quoted: string | null
  channel: Ticket['channel']
  files: BroughtFile[]
  at?: Date
}

export interface Place {
  ticket: { id: string; number: string }
  message: string
}

/**
 * In the name of the caller, with what follows from it: a ticket that waited is open again, one that was closed for long is carried on
 * in a new one. @throws DeskError when they may not
 */
export async function say(ctx: Context, ticketId: string, words: Words): Promise<Place> {
  const answered = await readFor(ctx, ticketId, 'reply')
  const ticket = await whereReplyGoes(ctx, answered, [], words.channel)
  const message = await put(ctx, ticket, words, {
    visibility: 'public',
    side: sideOf(ctx, ticket),
    author: ctx.actor.id,
  })
  await ctx.record({
    name: 'ticket.replied',
    subject: { kind: 'ticket', id: ticket.id },
    changes: { message },
    audience: audienceOf(ticket),
  })
  await goOn(ctx, ticket, 'public', {})
  return { ticket: { id: ticket.id, number: ticket.number }, message }
}

/** What a machine of somebody says: it stands there and changes nothing, and nobody answers it. */
export async function sayQuietly(ctx: Context, ticketId: string, words: Words, author: string | null): Promise<Place> {
  const ticket = await read(ctx, { id: ticketId })
  const message = await put(ctx, ticket, words, { visibility: 'public', side: 'requester', author })
  await ctx.record({
    name: 'ticket.answered_by_machine',
    subject: { kind: 'ticket', id: ticket.id },
    changes: { message },
    audience: audienceOf(ticket),
  })
  return { ticket: { id: ticket.id, number: ticket.number }, message }
}

/** For the desk alone, so that those who are on the ticket learn nothing of it. */
export const sayInside = (ctx: Context, ticketId: string, words: Words, author: string | null): Promise<Place> =>
  putByHand(ctx, ticketId, words, author, 'internal')

/** Somebody of the desk puts there what somebody else said. Public words of theirs do what they would have done by themselves. */
export async function putByHand(
  ctx: Context,
  ticketId: string,
  words: Words,
  author: string | null,
  visibility: 'public' | 'internal',
): Promise<Place> {
  const ticket = await readFor(ctx, ticketId, 'note')
  const message = await put(ctx, ticket, words, { visibility, side: 'requester', author })
  await ctx.record({
    name: visibility === 'public' ? 'ticket.replied' : 'ticket.noted',
    subject: { kind: 'ticket', id: ticket.id },
    changes: { message },
    audience: audienceOf(ticket, visibility),
  })
  if (visibility === 'public') await goOn(asChannel(ctx, 'Mail'), ticket, visibility, {}, 'requester')
  return { ticket: { id: ticket.id, number: ticket.number }, message }
}

interface How {
  visibility: 'public' | 'internal'
  side: 'requester' | 'desk'
  author: string | null
}

async function put(
  ctx: Context,
  ticket: TicketRecord,
  words: Words,
  { visibility, side, author }: How,
): Promise<string> {
  const id = ctx.newId()
  await store.insert(ctx, ticket.id, {
    id,
    kind: visibility === 'internal' ? 'note' : 'reply',
    visibility,
    side,
    author_id: author,
    body: words.body,
    quoted: words.quoted,
    channel: words.channel,
    ...(words.at && { at: words.at }),
  })
  await keepFiles(ctx, { ticket: ticket.id, message: id, visibility, by: author }, words.files)
  return id
}

/** The desk itself, under the name of the channel: histories say who did it. */
export const asChannel = (ctx: Context, name: string): Context => ctx.as({ ...theDesk, name })
