// The SQL of reminders.
import './schema.ts'
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

export interface Waiting {
  id: string
  team_id: string | null
  /** By which mailbox it came in. */
  came_by: string | null
  said_at: Date
}

/** Tickets whose requester owes a word since then, and was not reminded of it. Few wait at a time, and an index holds these. */
export async function waiting(
  { db, tenant }: Context,
  before: Date,
  after: string | undefined,
  limit: number,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select t.id, t.team_id, said.at as said_at,
      (select m.mailbox_id from mail m where m.tenant_id = t.tenant_id and m.ticket_id = t.id order by m.received_at limit 1) as came_by
    from ticket t join lateral (select m.at, m.side from message m
      where m.tenant_id = t.tenant_id and m.ticket_id = t.id and m.visibility = 'public'
      order by m.at desc, m.id desc limit 1) said on said.side = 'desk'
    where t.tenant_id = ${tenant} and t.status = 'pending' and t.deleted_at is null and t.merged_into is null
      and t.updated_at < ${before} and said.at < ${before} and t.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and not exists (select from mail_out o where o.tenant_id = t.tenant_id and o.ticket_id = t.id
        and o.kind = 'reminder' and o.created_at > said.at)
    order by t.id limit ${limit}`.execute(db)
  return rows
}
