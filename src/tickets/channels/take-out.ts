// A message that came into the wrong ticket leaves it, with its files. The channel that brought it keeps it, and puts it where it belongs.
import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { findMessage, type MessageRow } from '../messages.store.ts'
import { takeOff } from '../participants/remove.ts'
import * as participants from '../participants/store.ts'
import { audienceOf } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { demandWorker, hold } from '../ticket.ts'
import { update } from '../update.store.ts'
import * as store from './take-out.store.ts'

/** @throws DeskError for whoever does not work the ticket */
export async function takeOut(ctx: Context, messageId: string): Promise<{ id: string; number: string }> {
  const { message, ticket } = await heldWith(ctx, messageId)
  await store.removeOf(ctx, 'attachment', messageId)
  return gone(ctx, ticket, message, 'ticket.message_taken_out')
}

/** The same for what its author takes back: its files are theirs again, and a first answer that was none does not count. */
export async function takeBack(ctx: Context, messageId: string): Promise<void> {
  const { message, ticket } = await heldWith(ctx, messageId)
  await store.untieFiles(ctx, messageId)
  if (ticket.first_responded_at?.getTime() === message.at.getTime())
    await update(ctx, ticket.id, { first_responded_at: null })
  await gone(ctx, ticket, message, 'ticket.reply_taken_back')
  await leaveAgain(ctx, ticket, message.at)
}

/** Who was put in copy with it alone is not on the ticket. */
async function leaveAgain(ctx: Context, ticket: TicketRecord, at: Date) {
  for (const row of await participants.list(ctx, ticket.id))
    if (row.role === 'cc' && row.added_by?.id === ctx.actor.id && row.at.getTime() === at.getTime())
      await takeOff(ctx, ticket, row)
}

async function heldWith(ctx: Context, messageId: string) {
  const message = await findMessage(ctx, messageId)
  if (!message) throw missing('message')
  const ticket = await hold(ctx, message.ticket_id)
  demandWorker(ctx, ticket)
  return { message, ticket }
}

async function gone(
  ctx: Context,
  ticket: TicketRecord,
  message: MessageRow,
  name: 'ticket.message_taken_out' | 'ticket.reply_taken_back',
): Promise<{ id: string; number: string }> {
  await store.removeOf(ctx, 'mention', message.id)
  await store.removeMessage(ctx, message)
  await ctx.record({
    name,
    subject: { kind: 'ticket', id: ticket.id },
    changes: { message: message.id },
    audience: audienceOf(ticket, message.visibility),
  })
  return { id: ticket.id, number: ticket.number }
}
