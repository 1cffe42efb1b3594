// The SQL of tags. One step of the index leads from each tag to the next, however many tickets have it.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { visible } from '../policy.ts'

const most = { looked: 200, told: 50 }

/** Those that some ticket has which the caller may see, among its newest hundred: what only hidden tickets say stays with them. */
export async function beginningWith(ctx: Context, start: string): Promise<string[]> {
  const { db, tenant } = ctx
  const end = `${start}\u{10ffff}`
  // Of each tag at most a hundred tickets are looked at, by key: as a condition it would be a join with all tickets.
  const seen = db
    .selectFrom('ticket')
    .innerJoin(
      sql<{ ticket_id: string }>`(select g.ticket_id from ticket_tag g
        where g.tenant_id = ${tenant} and g.tag = w.tag order by g.ticket_id desc limit 100)`.as('newest'),
      'newest.ticket_id',
      'ticket.id',
    )
    .where('ticket.tenant_id', '=', tenant)
    .where(visible(ctx))
    .select(sql`1`.as('one'))
    .limit(1)
  const { rows } = await sql<{ tag: string }>`with recursive w as (
      (select g.tag, 1 as n from ticket_tag g where g.tenant_id = ${tenant} and g.tag >= ${start} and g.tag < ${end} order by g.tag limit 1)
      union all
      select (select g.tag from ticket_tag g where g.tenant_id = ${tenant} and g.tag > w.tag and g.tag < ${end} order by g.tag limit 1), w.n + 1
        from w where w.tag is not null and w.n < ${most.looked}
    ) select w.tag from w cross join lateral (${seen}) s where w.tag is not null order by w.tag limit ${most.told}`.execute(
    db,
  )
  return rows.map(({ tag }) => tag)
}
