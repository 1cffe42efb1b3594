// The SQL of tags. One step of the index leads from each tag to the next, however many tickets have it.
import '../schema.ts'
import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { visible } from '../policy.ts'

const most = { looked: 200, told: 50 }

/** Those that some ticket has which the caller may see, among its newest hundred: what only hidden tickets say stays with them. */
export async function beginningWith(ctx: Context, start: string): Promise<string[]> {
  const { db, tenant } = ctx
  const end = `${start}\u{10ffff}`
  const seen = db
    .selectFrom('ticket')
    .where('ticket.tenant_id', '=', tenant)
    .where(
      sql<SqlBool>`ticket.id = any(array(select g.ticket_id from ticket_tag g
        where g.tenant_id = ${tenant} and g.tag = w.tag order by g.ticket_id desc limit 100))`,
    )
    .where(visible(ctx))
    .select(sql`1`.as('one'))
  const { rows } = await sql<{ tag: string }>`with recursive w as (
      (select g.tag, 1 as n from ticket_tag g where g.tenant_id = ${tenant} and g.tag >= ${start} and g.tag < ${end} order by g.tag limit 1)
      union all
      select (select g.tag from ticket_tag g where g.tenant_id = ${tenant} and g.tag > w.tag and g.tag < ${end} order by g.tag limit 1), w.n + 1
        from w where w.tag is not null and w.n < ${most.looked}
    ) select w.tag from w where w.tag is not null and exists (${seen}) limit ${most.told}`.execute(db)
  return rows.map(({ tag }) => tag)
}
