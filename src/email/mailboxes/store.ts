// The SQL of mailboxes.
import '../schema.ts'
import { type Selectable, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'
import { Handling } from './contract.ts'

export type MailboxRow = Selectable<Schema['mailbox']>
/** What people see of it; the rest of the row is for whoever fetches. */
export type StateRow = Pick<Selectable<Schema['mailbox_state']>, (typeof shown)[number] | 'backlog'>

const shown = [
  'fetcher',
  'fetched_until',
  'folder',
  'uidvalidity',
  'last_uid',
  'seen_at',
  'failing_since',
  'problem',
  'sending_since',
  'sending_problem',
  'sending_due',
  'counted_at',
  'there',
  'known',
  'differs_since',
] as const

export interface MailboxRecord extends MailboxRow {
  team: { id: string; name: string } | null
  team_restricted: boolean
  category: { id: string; name: string } | null
  state: StateRow | null
}

const named = (alias: string, of = 'name') =>
  sql`case when ${sql.ref(`${alias}.id`)} is null then null
    else jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.${of}`)}) end`

const mailboxes = ({ db, tenant }: Context) =>
  db
    .selectFrom('mailbox as m')
    .leftJoin('team as t', (j) => j.onRef('t.tenant_id', '=', 'm.tenant_id').onRef('t.id', '=', 'm.team_id'))
    .leftJoin('category as c', (j) => j.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.category_id'))
    .leftJoin('mailbox_state as s', (j) =>
      j.onRef('s.tenant_id', '=', 'm.tenant_id').onRef('s.mailbox_id', '=', 'm.id'),
    )
    .selectAll('m')
    .select(named('t').$castTo<MailboxRecord['team']>().as('team'))
    .select(sql<boolean>`coalesce(t.restricted, false)`.as('team_restricted'))
    .select(named('c', 'path').$castTo<MailboxRecord['category']>().as('category'))
    .select(shown)
    .select((eb) => eb.fn.coalesce('s.backlog', sql.lit(0)).as('backlog'))
    .where('m.tenant_id', '=', tenant)

type Joined = Awaited<ReturnType<ReturnType<typeof mailboxes>['execute']>>[number]

function together(row: Joined): MailboxRecord {
  const state = Object.fromEntries(shown.map((column) => [column, row[column]])) as Omit<StateRow, 'backlog'>
  // A setting that is newer than the row has what is usual.
  return { ...row, handling: Handling.parse(row.handling), state: { ...state, backlog: Number(row.backlog) } }
}

export type Reference = { id: string } | { called: string }

export async function find(ctx: Context, reference: Reference): Promise<MailboxRecord | undefined> {
  const query = mailboxes(ctx)
  const row = await ('id' in reference
    ? query.where('m.id', '=', reference.id)
    : query.where((eb) =>
        eb.or([
          eb(sql`lower(m.name)`, '=', reference.called.toLowerCase()),
          eb('m.address', '=', reference.called.toLowerCase()),
        ]),
      )
  ).executeTakeFirst()
  return row && together(row)
}

export async function all(ctx: Context): Promise<MailboxRecord[]> {
  return (await mailboxes(ctx).orderBy(sql`lower(m.name)`).orderBy('m.id').execute()).map(together)
}

export async function list(ctx: Context, after: string[] | undefined, limit: number): Promise<MailboxRecord[]> {
  let query = mailboxes(ctx)
  if (after) query = query.where(sql<boolean>`(lower(m.name), m.id) > (${after[0]}, ${after[1]}::uuid)`)
  return (await query.orderBy(sql`lower(m.name)`).orderBy('m.id').limit(limit).execute()).map(together)
}

/** Reads for change: the row stays ours until the commit. */
export async function hold({ db, tenant }: Context, id: string): Promise<void> {
  await db.selectFrom('mailbox').select('id').where('tenant_id', '=', tenant).where('id', '=', id).forUpdate().execute()
}

type Values = Omit<MailboxRow, 'tenant_id' | 'id' | 'revision' | 'created_at'>

const asJson = ({ incoming, outgoing, handling, ...rest }: Partial<Values>) => ({
  ...rest,
  ...(incoming && { incoming: JSON.stringify(incoming) as unknown as Values['incoming'] }),
  ...(outgoing && { outgoing: JSON.stringify(outgoing) as unknown as Values['outgoing'] }),
  ...(handling && { handling: JSON.stringify(handling) as unknown as Values['handling'] }),
})

export async function insert({ db, tenant, now }: Context, id: string, values: Values): Promise<void> {
  await db
    .insertInto('mailbox')
    .values({ ...(asJson(values) as Values), tenant_id: tenant, id, created_at: now })
    .execute()
  await db.insertInto('mailbox_state').values({ tenant_id: tenant, mailbox_id: id }).execute()
}

export async function update({ db, tenant }: Context, id: string, values: Partial<Values>): Promise<void> {
  await db
    .updateTable('mailbox')
    .set((eb) => ({ ...asJson(values), revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

/** Answers whether it was there and had never held or sent a message. */
export async function removeUnused({ db, tenant }: Context, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('mailbox')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mail')
            .select('mail.id')
            .where('mail.tenant_id', '=', tenant)
            .where('mail.mailbox_id', '=', id),
        ),
      ),
    )
    .where(sql<boolean>`not exists (select from mail_out o where o.tenant_id = ${tenant} and o.mailbox_id = ${id})`)
    .executeTakeFirst()
  return Number(gone.numDeletedRows) > 0
}
