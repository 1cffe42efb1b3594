// What tickets and categories are called, for the audit log.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { visible } from '../policy.ts'

const named = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))

export const labels = {
  async tickets(ctx: Context, ids: string[]) {
    return named(
      await ctx.db
        .selectFrom('ticket')
        .select(['ticket.id', sql<string>`'T-' || ticket.number || ' ' || ticket.title`.as('name')])
        .where('ticket.tenant_id', '=', ctx.tenant)
        .where('ticket.id', 'in', ids)
        .where(visible(ctx))
        .execute(),
    )
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
