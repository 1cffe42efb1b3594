// The SQL of sending: taking what is due, so that no other desk takes it too, and saying what became of it.
import '../schema.ts'
import '../../schema.ts'
import { sql, type Updateable } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Schema } from '../../../platform/schema.ts'
import type { OutRow } from '../prepare/facts.store.ts'

/** How long whoever took a mail has it to themselves: longer than any mail may take. */
export const lease = 10 * 60 * 1000

type Place = Pick<Context, 'db' | 'tenant' | 'now'>

/**
 * Rows whose turn it is, and those that a desk took and never came back about; they are this sender's until `until`. Those of a
 * mailbox whose server does not let us in wait with it.
 */
export async function take({ db, tenant, now }: Place, sender: string, until: Date, limit: number): Promise<OutRow[]> {
  const { rows } = await sql<OutRow>`update mail_out o set state = 'sending', sender = ${sender}, due_at = ${until},
      attempts = o.attempts + 1, unsure = o.unsure or o.state = 'sending'
    where o.tenant_id = ${tenant} and o.id = any(array(
      select d.id from mail_out d where d.tenant_id = ${tenant} and d.due_at <= ${now}
        and d.state in ('held', 'queued', 'sending')
        and not exists (select from mailbox_state s where s.tenant_id = ${tenant} and s.mailbox_id = d.mailbox_id
          and s.sending_due > ${now})
      order by d.due_at limit ${limit} for update of d skip locked))
    returning o.*`.execute(db)
  return rows
}

/** Answers whether it was still ours: whoever was slower than their time may have been overtaken. */
export async function settle(
  { db, tenant }: Place,
  { id, sender }: { id: string; sender: string },
  values: Updateable<Schema['mail_out']>,
): Promise<boolean> {
  const done = await db
    .updateTable('mail_out')
    .set({ sender: null, ...values })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where('sender', '=', sender)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) > 0
}

/** Its turn comes again, before that of others who came later; nothing was tried. */
export async function standBack(at: Place, row: OutRow, sender: string, reason: string | null): Promise<void> {
  const values = { state: 'queued' as const, attempts: row.attempts - 1, due_at: row.created_at, reason }
  await settle(at, { id: row.id, sender }, values)
}

/** When the next one is due; null: none. */
export async function nextDue({ db, tenant }: Place): Promise<Date | null> {
  const row = await db
    .selectFrom('mail_out')
    .select('due_at')
    .where('tenant_id', '=', tenant)
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at ?? null
}

export async function mailboxWorks({ db, tenant, now }: Place, mailbox: string): Promise<void> {
  await db
    .updateTable('mailbox_state')
    .set((eb) => ({
      sending_since: eb.fn.coalesce('sending_since', eb.val(now)),
      sending_problem: null,
      sending_due: null,
      sending_failures: 0,
    }))
    .where('tenant_id', '=', tenant)
    .where('mailbox_id', '=', mailbox)
    .where((eb) => eb.or([eb('sending_since', 'is', null), eb('sending_problem', 'is not', null)]))
    .execute()
}

/** Answers how often in a row it has failed by now. */
export async function mailboxFails({ db, tenant }: Place, mailbox: string, problem: string): Promise<number> {
  const row = await db
    .updateTable('mailbox_state')
    .set((eb) => ({
      sending_problem: problem,
      sending_since: null,
      sending_failures: eb('sending_failures', '+', 1),
    }))
    .where('tenant_id', '=', tenant)
    .where('mailbox_id', '=', mailbox)
    .returning('sending_failures')
    .executeTakeFirst()
  return row?.sending_failures ?? 1
}

export const nothingSends =
  'No mailbox of the desk sends at the moment. It leaves when one does again, within three days.'

/** Nothing was tried, and nothing can be for a while. */
export async function setAside({ db, tenant, now }: Place, row: OutRow, sender: string, until: Date): Promise<void> {
  const values = { state: 'queued' as const, attempts: row.attempts - 1, due_at: until, reason: nothingSends }
  await settle({ db, tenant, now }, { id: row.id, sender }, values)
}

/** Somebody changed how it sends: it is tried at once, with what waits for any mailbox that sends. */
export async function resumeMailbox({ db, tenant, now }: Place, mailbox: string): Promise<void> {
  await db
    .updateTable('mail_out')
    .set({ due_at: now })
    .where('tenant_id', '=', tenant)
    .where('due_at', '>', now)
    .where('state', '=', 'queued')
    .where('reason', '=', nothingSends)
    .execute()
  await db
    .updateTable('mailbox_state')
    .set({ sending_due: null })
    .where('tenant_id', '=', tenant)
    .where('mailbox_id', '=', mailbox)
    .where('sending_due', 'is not', null)
    .execute()
}

export async function pauseMailbox({ db, tenant }: Place, mailbox: string, until: Date): Promise<void> {
  await db
    .updateTable('mailbox_state')
    .set({ sending_due: until })
    .where('tenant_id', '=', tenant)
    .where('mailbox_id', '=', mailbox)
    .execute()
}

/** By which mailbox it goes, where to, and under which Message-ID: fixed before the first try. */
export async function address(
  { db, tenant }: Context,
  id: string,
  values: { mailbox_id: string; address: string; header_id: string },
): Promise<void> {
  await db.updateTable('mail_out').set(values).where('tenant_id', '=', tenant).where('id', '=', id).execute()
}
