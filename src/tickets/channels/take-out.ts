// A message that came into the wrong ticket leaves it, with its files. The channel that brought it keeps it, and puts it where it belongs.
import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { findMessage, type MessageRow } from '../messages.store.ts'
import { audienceOf } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { demandWorker, hold } from '../ticket.ts'
import * as store from './take-out.store.ts'

/** @throws DeskError for whoever does not work the ticket */
export async function takeOut(ctx: Context, messageId: string): Promise<{ id: string; number: string }> {
  const { message, ticket } = await heldWith(ctx, messageId)
  await store.removeOf(ctx, 'attachment', messageId)
  return gone(ctx, ticket, message, 'ticket.message_taken_out')
}

export async function heldWith(ctx: Context, messageId: string) {
  const message = await findMessage(ctx, messageId)
  if (!message) throw missing('message')
  const ticket = await hold(ctx, message.ticket_id)
  demandWorker(ctx, ticket)
  return { message, ticket }
}

/** @param more what else changed with it */
export async function gone(
  ctx: Context,
  ticket: TicketRecord,
  message: MessageRow,
  name: 'ticket.message_taken_out' | 'ticket.reply_taken_back',
  more: object = {},
): Promise<{ id: string; number: string }> {
  await store.removeOf(ctx, 'mention', message.id)
  await store.removeMessage(ctx, message)
  await ctx.record({
    name,
    subject: { kind: 'ticket', id: ticket.id },
    changes: { message: message.id, ...more },
    audience: audienceOf(ticket, message.visibility),
  })
  return { id: ticket.id, number: ticket.number }
}
