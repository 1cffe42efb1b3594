// The index of values: ticket.fields is the truth, and this follows it in the same transaction.
import './schema.ts'
import { CompiledQuery, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

const indexText = 'select /* by key */ mendbook_index_fields($1::uuid[], $2::uuid)'

/** Called by whatever writes `fields` of tickets: src/tickets/store.ts, and the jobs of this folder. */
export async function index(
  { db }: Pick<Context, 'db'>,
  tickets: string[],
  onlyField: string | null = null,
): Promise<void> {
  if (tickets.length > 0) await db.executeQuery(CompiledQuery.raw(indexText, [tickets, onlyField]))
}

/** The next tickets in the order of their ids, and of these the ones that hold something under a key. */
export async function batch({ db, tenant }: Context, key: string, after: string | null, size: number) {
  const { rows } = await sql<{ last: string | null; seen: number; holding: string[] }>`select
      (max(id::text))::text as last, count(*)::int as seen, coalesce(array_agg(id) filter (where fields ? ${key}), '{}') as holding
    from (select id, fields from ticket where tenant_id = ${tenant} and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${size}) t`.execute(db)
  return rows[0] ?? { last: null, seen: 0, holding: [] }
}

const most = 100_000

export async function usage({ db, tenant }: Context, field: string) {
  const { rows } = await sql<{ text: string; n: number }>`select text, count(*)::int as n
    from (select text from ticket_field_value where tenant_id = ${tenant} and field_id = ${field} limit ${most}) v
    group by text order by n desc, text limit 50`.execute(db)
  return { values: rows, tickets: await holders({ db, tenant }, field) }
}

/** How many tickets hold a value, up to 100,000. */
async function holders({ db, tenant }: Pick<Context, 'db' | 'tenant'>, field: string) {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select 1 from ticket_field_value
    where tenant_id = ${tenant} and field_id = ${field} and ordinal = 1 limit ${most}) v`.execute(db)
  return { count: rows[0]?.n ?? 0, atLeast: rows[0]?.n === most }
}

/** How many tickets hold this choice, up to the same limit. */
export async function holding({ db, tenant }: Context, field: string, key: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select 1 from ticket_field_value
    where tenant_id = ${tenant} and field_id = ${field} and text = ${key} limit ${most}) v`.execute(db)
  return rows[0]?.n ?? 0
}

/** What is left in the index of a field that is gone, some at a time. Answers how many went. */
export async function forget({ db, tenant }: Context, field: string, size: number): Promise<number> {
  const { numAffectedRows = 0n } =
    await sql`delete from ticket_field_value where tenant_id = ${tenant} and field_id = ${field}
    and ticket_id in (select ticket_id from ticket_field_value where tenant_id = ${tenant} and field_id = ${field} limit ${size})`.execute(
      db,
    )
  return Number(numAffectedRows)
}
