// A message that came into the wrong ticket leaves it, with its files. The channel that brought it keeps it, and puts it where it belongs.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { findMessage } from '../messages.store.ts'
import { audienceOf } from '../policy.ts'
import { demandWorker, hold } from '../ticket.ts'

/** @throws DeskError for whoever does not work the ticket */
export async function takeOut(ctx: Context, messageId: string): Promise<{ id: string; number: string }> {
  const message = await findMessage(ctx, messageId)
  if (!message) throw missing('message')
  const ticket = await hold(ctx, message.ticket_id)
  demandWorker(ctx, ticket)
  const { db, tenant } = ctx
  const mine = (table: 'attachment' | 'mention') =>
    db.deleteFrom(table).where('tenant_id', '=', tenant).where('message_id', '=', messageId).execute()
  await mine('attachment')
  await mine('mention')
  await db.deleteFrom('message').where('tenant_id', '=', tenant).where('id', '=', messageId).execute()
  const column = message.visibility === 'public' ? 'public_messages' : 'internal_messages'
  await sql`update ticket set ${sql.ref(column)} = greatest(0, ${sql.ref(column)} - 1), updated_at = ${ctx.now}
    where tenant_id = ${tenant} and id = ${ticket.id}`.execute(db)
  await ctx.record({
    name: 'ticket.message_taken_out',
    subject: { kind: 'ticket', id: ticket.id },
    changes: { message: messageId },
    audience: audienceOf(ticket, message.visibility),
  })
  return { id: ticket.id, number: ticket.number }
}
