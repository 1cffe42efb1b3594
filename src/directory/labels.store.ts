// What records of the directory are called, for logs that know them by id.
import './schema.ts'
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'

export const labelledKinds = ['person', 'team', 'role', 'organisation', 'api_key'] as const

export async function labels(
  { db, tenant }: Context,
  kind: (typeof labelledKinds)[number],
  ids: string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from ${sql.table(kind)}
    where tenant_id = ${tenant} and id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
