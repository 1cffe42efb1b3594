// The SQL behind what a conversation shows of its mail. Who may see it was decided before.
import '../schema.ts'
import { type Selectable, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'

export interface KeptMail extends Selectable<Schema['mail']> {
  decider: { id: string; name: string } | null
  /** The address that the desk knows of whoever wrote it. */
  known: string | null
}

const mails = ({ db, tenant }: Context) =>
  db
    .selectFrom('mail')
    .leftJoin('person as d', (j) => j.onRef('d.tenant_id', '=', 'mail.tenant_id').onRef('d.id', '=', 'mail.decided_by'))
    .leftJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 'mail.tenant_id').onRef('p.id', '=', 'mail.person_id'))
    .selectAll('mail')
    .select('p.email as known')
    .select(
      sql<KeptMail['decider']>`case when d.id is null then null
        else jsonb_build_object('id', d.id, 'name', d.name) end`.as('decider'),
    )
    .where('mail.tenant_id', '=', tenant)

export const ofMessage = (ctx: Context, message: string): Promise<KeptMail | undefined> =>
  mails(ctx).where('mail.message_id', '=', message).executeTakeFirst()

/** What a ticket began with. */
export const ofOpening = (ctx: Context, ticket: string): Promise<KeptMail | undefined> =>
  mails(ctx)
    .where('mail.ticket_id', '=', ticket)
    .where('mail.state', '=', 'ticketed')
    .orderBy('mail.received_at')
    .limit(1)
    .executeTakeFirst()

/** Oldest first. @param tickets this one, and those that were merged into it */
export function ofTickets(
  ctx: Context,
  tickets: string[],
  after: string[] | undefined,
  limit: number,
): Promise<KeptMail[]> {
  let query = mails(ctx).where('mail.ticket_id', 'in', tickets).where('mail.state', 'in', ['ticketed', 'appended'])
  if (after)
    query = query.where(sql<boolean>`(mail.received_at, mail.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query.orderBy('mail.received_at').orderBy('mail.id').limit(limit).execute()
}
