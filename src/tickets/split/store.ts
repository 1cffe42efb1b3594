// The SQL of splitting.
import '../schema.ts'
import { type Insertable, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'

/** Whether a ticket was merged into another one, directly or by way of others. */
export async function isInside({ db, tenant }: Context, source: string, end: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from ticket
    where tenant_id = ${tenant} and id = ${source} and merged_end = ${end}) as found`.execute(db)
  return rows[0]?.found ?? false
}

export async function mark({ db, tenant }: Context, message: string, ticket: string): Promise<void> {
  await sql`update message set split_into = split_into || ${ticket}::uuid where tenant_id = ${tenant} and id = ${message}`.execute(
    db,
  )
}

export async function copyFile(
  { db, tenant, now }: Context,
  file: Omit<Insertable<Schema['attachment']>, 'tenant_id' | 'at'>,
): Promise<void> {
  const { id, ticket_id, message_id, sha256, name, type, size, visibility, by_id } = file
  const row = { id, ticket_id, message_id, sha256, name, type, size, visibility, by_id }
  await db
    .insertInto('attachment')
    .values({ ...row, tenant_id: tenant, at: now })
    .execute()
}
