// The SQL of set-up.
import type { Kysely } from 'kysely'
import type { Schema } from '../platform/schema.ts'

/** The short names of all workspaces: none means that the desk is not set up. */
export async function slugs(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db.selectFrom('tenant').select('slug').orderBy('created_at').execute()
  return rows.map((row) => row.slug)
}
