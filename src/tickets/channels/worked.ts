// What only those may read who work a ticket: whom it was mailed to, and by which addresses.
import type { Context } from '../../platform/context.ts'
import { readsNotes, visible } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { demandWorker, read, referenceOf } from '../ticket.ts'

/** @throws DeskError not_found, or forbidden for those who see it and do not work it */
export async function workedTicket(ctx: Context, reference: string): Promise<TicketRecord> {
  const ticket = await read(ctx, referenceOf(reference))
  demandWorker(ctx, ticket)
  return ticket
}

/** The ids of all of them, as a part of a query. */
export const workedTickets = (ctx: Context) =>
  ctx.db
    .selectFrom('ticket')
    .select('ticket.id')
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where(visible(ctx))
    .where(readsNotes(ctx))
