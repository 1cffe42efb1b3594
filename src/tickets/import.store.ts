// The SQL of imports.
import './schema.ts'
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'

/** Which of these ids came in before from this source. */
export async function known({ db, tenant }: Context, source: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('imported_ticket')
    .select('source_id')
    .where('tenant_id', '=', tenant)
    .where('source', '=', source)
    .where('source_id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.source_id))
}

export async function remember(
  { db, tenant }: Context,
  source: string,
  rows: { sourceId: string; ticket: string }[],
): Promise<void> {
  const values = rows.map(({ sourceId, ticket }) => ({
    tenant_id: tenant,
    source,
    source_id: sourceId,
    ticket_id: ticket,
  }))
  await db.insertInto('imported_ticket').values(values).execute()
}

export async function teamsByName({ db, tenant }: Context): Promise<Map<string, { id: string; restricted: boolean }>> {
  const rows = await db
    .selectFrom('team')
    .select(['id', 'name', 'restricted'])
    .where('tenant_id', '=', tenant)
    .execute()
  return new Map(rows.map(({ name, ...team }) => [name.toLowerCase(), team]))
}

/** One batch of a workspace at a time: two that meet the same new category or requester would refuse each other. */
export async function queue({ db, tenant }: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${tenant}`}, 0))`.execute(db)
}
