// The SQL of a message that leaves its ticket.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { MessageRow } from '../messages.store.ts'

export const removeOf = ({ db, tenant }: Context, table: 'attachment' | 'mention', message: string) =>
  db.deleteFrom(table).where('tenant_id', '=', tenant).where('message_id', '=', message).execute()

/** Its files are drafts of whoever brought them. */
export const untieFiles = ({ db, tenant }: Context, message: string) =>
  db
    .updateTable('attachment')
    .set({ message_id: null, visibility: 'internal' })
    .where('tenant_id', '=', tenant)
    .where('message_id', '=', message)
    .execute()

export async function removeMessage(
  { db, tenant, now }: Context,
  { id, ticket_id, visibility }: Pick<MessageRow, 'id' | 'ticket_id' | 'visibility'>,
): Promise<void> {
  await db.deleteFrom('message').where('tenant_id', '=', tenant).where('id', '=', id).execute()
  const column = visibility === 'public' ? 'public_messages' : 'internal_messages'
  await sql`update ticket set ${sql.ref(column)} = greatest(0, ${sql.ref(column)} - 1), updated_at = ${now}
    where tenant_id = ${tenant} and id = ${ticket_id}`.execute(db)
}
