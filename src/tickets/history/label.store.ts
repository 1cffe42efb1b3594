// What tickets and categories are called, for the audit log.
import '../schema.ts'
import { sql } from 'kysely'
import type { Label } from '../../audit/index.ts'
import type { Context } from '../../platform/context.ts'
import { visible } from '../policy.ts'

const named = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))

const ticketsIn = (ctx: Context, where: 'desk' | 'bin', ids: string[]) =>
  ctx.db
    .selectFrom('ticket')
    .select(['ticket.id', sql<string>`'T-' || ticket.number || ' ' || ticket.title`.as('name')])
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where('ticket.id', 'in', ids)
    .where(visible(ctx, where))

const seesBin = ({ actor }: Pick<Context, 'actor'>) => actor.permissions.has('tickets.delete')

/** The id of a ticket in the bin, for whoever may look into it. */
export async function binnedTicket(ctx: Context, number: string): Promise<string | undefined> {
  if (!seesBin(ctx)) return undefined
  const row = await ctx.db
    .selectFrom('ticket')
    .select('ticket.id')
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where('ticket.number', '=', number)
    .where(visible(ctx, 'bin'))
    .executeTakeFirst()
  return row?.id
}

export const labels = {
  /** Those in the bin too, for whoever may look into it. */
  async tickets(ctx: Context, ids: string[]): Promise<Map<string, Label>> {
    const here = named(await ticketsIn(ctx, 'desk', ids).execute())
    const others = ids.filter((id) => !here.has(id))
    if (others.length === 0 || !seesBin(ctx)) return here
    const binned = await ticketsIn(ctx, 'bin', others).execute()
    return new Map<string, Label>([...here, ...binned.map(({ id, name }) => [id, { name, inBin: true }] as const)])
  },
  async categories({ db, tenant }: Context, ids: string[]) {
    return named(
      await db
        .selectFrom('category')
        .select(['id', 'path as name'])
        .where('tenant_id', '=', tenant)
        .where('id', 'in', ids)
        .execute(),
    )
  },
}
