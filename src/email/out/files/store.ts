// The SQL behind links to files of mails.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { FileLink } from './token.ts'

export interface StoredFile {
  name: string
  type: string
  size: number
  sha256: string
}

interface Found {
  ticket_id: string
  person_id: string
  /** `T-1042`. */
  number: string
  /** When it was sent: one that is sent again has fresh links. */
  since: Date
  /** Null: it is not part of what was mailed any more. */
  file: StoredFile | null
}

/** Undefined where there is no such mail, or it was kept back. */
export async function find({ db, tenant }: Context, { mail, attachment }: FileLink): Promise<Found | undefined> {
  const { rows } =
    await sql<Found>`select o.ticket_id, o.person_id, 'T-' || t.number as number, coalesce(o.sent_at, o.created_at) as since,
      (select jsonb_build_object('name', a.name, 'type', a.type, 'size', a.size, 'sha256', a.sha256) from attachment a
        where a.tenant_id = o.tenant_id and a.id = ${attachment} and a.message_id = o.message_id and a.visibility = 'public') as file
    from mail_out o join ticket t on t.tenant_id = o.tenant_id and t.id = o.ticket_id
    where o.tenant_id = ${tenant} and o.id = ${mail} and t.deleted_at is null
      and o.state not in ('suppressed', 'cancelled')`.execute(db)
  return rows[0]
}
