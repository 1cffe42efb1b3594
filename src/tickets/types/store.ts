// The SQL of types.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

/** The usual order: as admins put them. */
export async function all({ db, tenant }: Context) {
  return db
    .selectFrom('ticket_type')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy('position')
    .orderBy('key')
    .execute()
}

export type TypeRow = Awaited<ReturnType<typeof all>>[number]

export async function insert(
  { db, tenant, now }: Context,
  row: { id: string; key: string; name: string; description: string },
) {
  await db
    .insertInto('ticket_type')
    .values({
      tenant_id: tenant,
      ...row,
      position: sql`1 + coalesce((select max(position) from ticket_type where tenant_id = ${tenant}), 0)`,
      created_at: now,
    })
    .execute()
}
