// A message that came into the wrong ticket leaves it, with its files. The channel that brought it keeps it, and puts it where it belongs.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { findMessage, type MessageRow } from '../messages.store.ts'
import * as participants from '../participants/store.ts'
import { audienceOf } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { demandWorker, hold } from '../ticket.ts'
import { update } from '../update.store.ts'

/** @throws DeskError for whoever does not work the ticket */
export async function takeOut(ctx: Context, messageId: string): Promise<{ id: string; number: string }> {
  const { message, ticket } = await heldWith(ctx, messageId)
  await removeOf(ctx, 'attachment', messageId)
  return gone(ctx, ticket, message, 'ticket.message_taken_out')
}

/** The same for what its author takes back: its files are theirs again, and a first answer that was none does not count. */
export async function takeBack(ctx: Context, messageId: string): Promise<void> {
  const { message, ticket } = await heldWith(ctx, messageId)
  await ctx.db
    .updateTable('attachment')
    .set({ message_id: null, visibility: 'internal' })
    .where('tenant_id', '=', ctx.tenant)
    .where('message_id', '=', messageId)
    .execute()
  if (ticket.first_responded_at?.getTime() === message.at.getTime())
    await update(ctx, ticket.id, { first_responded_at: null })
  await gone(ctx, ticket, message, 'ticket.reply_taken_back')
  await leaveAgain(ctx, ticket, message.at)
}

/** Who was put in copy with it alone is not on the ticket. */
async function leaveAgain(ctx: Context, ticket: TicketRecord, at: Date) {
  for (const { id, name, email, role, added_by, at: since } of await participants.list(ctx, ticket.id)) {
    if (role !== 'cc' || added_by?.id !== ctx.actor.id || since.getTime() !== at.getTime()) continue
    await participants.remove(ctx, ticket.id, id)
    await ctx.record({
      name: 'ticket.participant_removed',
      subject: { kind: 'ticket', id: ticket.id },
      changes: { role, person: { id, name, email }, self: false },
      audience: audienceOf(ticket),
    })
  }
}

async function heldWith(ctx: Context, messageId: string) {
  const message = await findMessage(ctx, messageId)
  if (!message) throw missing('message')
  const ticket = await hold(ctx, message.ticket_id)
  demandWorker(ctx, ticket)
  return { message, ticket }
}

const removeOf = ({ db, tenant }: Context, table: 'attachment' | 'mention', message: string) =>
  db.deleteFrom(table).where('tenant_id', '=', tenant).where('message_id', '=', message).execute()

async function gone(
  ctx: Context,
  ticket: TicketRecord,
  message: MessageRow,
  name: 'ticket.message_taken_out' | 'ticket.reply_taken_back',
): Promise<{ id: string; number: string }> {
  const { db, tenant } = ctx
  const messageId = message.id
  await removeOf(ctx, 'mention', messageId)
  await db.deleteFrom('message').where('tenant_id', '=', tenant).where('id', '=', messageId).execute()
  const column = message.visibility === 'public' ? 'public_messages' : 'internal_messages'
  await sql`update ticket set ${sql.ref(column)} = greatest(0, ${sql.ref(column)} - 1), updated_at = ${ctx.now}
    where tenant_id = ${tenant} and id = ${ticket.id}`.execute(db)
  await ctx.record({
    name,
    subject: { kind: 'ticket', id: ticket.id },
    changes: { message: messageId },
    audience: audienceOf(ticket, message.visibility),
  })
  return { id: ticket.id, number: ticket.number }
}
