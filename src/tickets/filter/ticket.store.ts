// Tickets that a filter names by their number, if the caller may see them.
import '../schema.ts'
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { visible } from '../policy.ts'

/** @param name `T-1042`. What does not exist and what may not be seen are refused alike. @throws DeskError invalid */
export async function ticketNumbered(ctx: Context, name: string): Promise<string[]> {
  const found = await ctx.db
    .selectFrom('ticket')
    .select('ticket.id')
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where('ticket.number', '=', name.slice(2))
    .where(visible(ctx))
    .executeTakeFirst()
  if (!found) throw invalid('filter', `names no ticket that you may see: ${name}`)
  return [found.id]
}
