// A long list in the order of a field. Where few tickets fit a filter, they are sorted: that is what the planner does by itself.
// Where very many do, sorting them for each page would read the whole desk, so the values are walked in the order of their index,
// each ticket is asked whether it fits, and the walk ends with the page. The planner cannot be left to choose: it takes the sight of
// an agent for a narrow filter. Hence the fences: `offset 0` keeps the walk in order, `limit 1` keeps the question one per step.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { beyond, type Column, type KeyedOrder, orderBy } from '../grouping/order.store.ts'
import { beforeLast, type Filter, filtered } from '../list.store.ts'
import { holdsNone, nothing } from './order.store.ts'

/** From how many tickets on a list is walked. */
export const broad = { from: 10_000 }

/** Counting stops there, so that the question costs no more than a page that is sorted. What is asked last is asked of a page only. */
export async function isBroad(ctx: Context, filter: Filter): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n
    from (${beforeLast(ctx, filter).select('ticket.id').limit(broad.from)}) t`.execute(ctx.db)
  return (rows[0]?.n ?? 0) >= broad.from
}

/**
 * First the tickets that hold a value, then the others by id; the second part is not begun while the first fills the page.
 * It passes one ticket in as many as fit: with 1 % of the desk some 5,000 for a page.
 */
export function walk(
  ctx: Context,
  filter: Filter,
  { order, down }: NonNullable<KeyedOrder['field']>,
  after: string[] | undefined,
  limit: number,
): RawBuilder<unknown> {
  const [without, ...key] = after ?? []
  const column = (name: string, type: string) => ({ sql: sql`${sql.ref(name)}`, type, down })
  const held = [column(`v.${order.column}`, order.type), column('v.ticket_id', 'uuid')]
  const rest = [column('w.id', 'uuid')]
  const behind = (from: Column[], at: string[] | undefined) => (at ? sql` and ${beyond(from, at)}` : sql``)
  const fits = (condition: RawBuilder<SqlBool>) => filtered(ctx, filter).where(condition).select('ticket.id').limit(1)
  const readable = order.readable ? sql<SqlBool>` and ${order.readable}` : sql``
  const step = sql.raw(down ? 'desc' : 'asc')

  const valued = sql`select t.id, array['false', h.value::text, t.id::text] as key
    from (select v.ticket_id, ${sql.ref(`v.${order.column}`)} as value from ticket_field_value v
      where v.tenant_id = ${order.tenant} and v.field_id = ${order.id} and v.ordinal = 1
        and ${sql.ref(`v.${order.column}`)} is not null${behind(held, without === 'false' ? key : undefined)}
      order by ${orderBy(held)} offset 0) h
    cross join lateral (${fits(sql<SqlBool>`ticket.id = h.ticket_id${readable}`)}) t
    order by h.value ${step}, h.ticket_id ${step} limit ${limit}`
  const holding = order.person ? byPerson() : valued
  const others = sql`select t.id, array['true', ${sql.lit(nothing[order.column])}, t.id::text] as key
    from (select w.id from ticket w where w.tenant_id = ${order.tenant}${behind(rest, without === 'true' ? key.slice(1) : undefined)}
      order by ${orderBy(rest)} offset 0) o
    cross join lateral (${fits(sql<SqlBool>`ticket.id = o.id and ${holdsNone(order)}`)}) t
    order by o.id ${step} limit ${limit}`
  /** People by name, which has an index, and of each the tickets by id. */
  function byPerson() {
    const place = [column('h.value', 'text'), column('t.id', 'uuid')]
    const [name] = without === 'false' ? key : []
    const from = name === undefined ? sql`` : sql` and lower(n.name) ${sql.raw(down ? '<=' : '>=')} ${name}`
    return sql`select t.id, array['false', h.value, t.id::text] as key
      from (select lower(n.name) as value, n.id::text as id from person n where n.tenant_id = ${order.tenant}${from}
        order by lower(n.name) ${step}, n.id ${step} offset 0) h
      cross join lateral (select f.id from (select v.ticket_id from ticket_field_value v
          where v.tenant_id = ${order.tenant} and v.field_id = ${order.id} and v.ordinal = 1 and v.text = h.id
          order by v.ticket_id ${step} offset 0) w
        cross join lateral (${fits(sql<SqlBool>`ticket.id = w.ticket_id${readable}`)}) f) t
      where true${behind(place, without === 'false' ? key : undefined)}
      order by h.value ${step}, t.id ${step} limit ${limit}`
  }
  return without === 'true' ? others : sql`(${holding}) union all (${others}) limit ${limit}`
}
