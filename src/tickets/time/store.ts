// The SQL of time entries and timers.
import { sql, type Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    time_entry: {
      tenant_id: string
      id: string
      ticket_id: string
      person_id: string
      /** As text. */
      day: string
      minutes: number
      note: string
      source: 'manual' | 'timer'
      revision: number
      created_at: Date
    }
    timer: { tenant_id: string; person_id: string; ticket_id: string; started_at: Date; note: string }
  }
}

export interface EntryRow {
  id: string
  person: { id: string; name: string; email: string }
  day: string
  minutes: number
  note: string
  source: 'manual' | 'timer'
  revision: number
  created_at: Date
}

const entries = ({ db, tenant }: Context, ticket: string) =>
  db
    .selectFrom('time_entry as e')
    .innerJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.id', '=', 'e.person_id'))
    .select(['e.id', 'e.minutes', 'e.note', 'e.source', 'e.revision', 'e.created_at'])
    .select(sql<string>`e.day::text`.as('day'))
    .select(sql<EntryRow['person']>`jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email)`.as('person'))
    .where('e.tenant_id', '=', tenant)
    .where('e.ticket_id', '=', ticket)

/** Newest first. @param before id of the last one of the page before */
export function list(ctx: Context, ticket: string, before: string | undefined, limit: number): Promise<EntryRow[]> {
  let query = entries(ctx, ticket)
  if (before) query = query.where('e.id', '<', before)
  return query.orderBy('e.id', 'desc').limit(limit).execute()
}

export const find = (ctx: Context, ticket: string, id: string): Promise<EntryRow | undefined> =>
  entries(ctx, ticket).where('e.id', '=', id).executeTakeFirst()

type NewEntry = Omit<Schema['time_entry'], 'tenant_id' | 'revision' | 'created_at'>

export async function insert({ db, tenant, now }: Context, row: NewEntry): Promise<void> {
  await db
    .insertInto('time_entry')
    .values({ ...row, tenant_id: tenant, revision: 1, created_at: now })
    .execute()
}

export async function update({ db, tenant }: Context, id: string, values: Updateable<Schema['time_entry']>) {
  await db
    .updateTable('time_entry')
    .set((eb) => ({ ...values, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

export async function remove({ db, tenant }: Context, id: string): Promise<void> {
  await db.deleteFrom('time_entry').where('tenant_id', '=', tenant).where('id', '=', id).execute()
}

/** What the ticket says of it: summed up anew, so that it cannot drift. */
export async function resum({ db, tenant }: Context, ticket: string): Promise<void> {
  await sql`update ticket set minutes_spent = coalesce((select sum(e.minutes)::int from time_entry e
      where e.tenant_id = ${tenant} and e.ticket_id = ${ticket}), 0)
    where tenant_id = ${tenant} and id = ${ticket}`.execute(db)
}

export async function zoneOf({ db, tenant }: Context, person: string): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .select('time_zone')
    .where('tenant_id', '=', tenant)
    .where('id', '=', person)
    .executeTakeFirst()
  return row?.time_zone ?? null
}

export interface TimerRow {
  ticket_id: string
  started_at: Date
  note: string
}

/** @param hold until the commit, so that two tabs stop it once */
export async function timerOf(
  { db, tenant }: Context,
  person: string,
  { hold = false } = {},
): Promise<TimerRow | undefined> {
  const query = db
    .selectFrom('timer')
    .select(['ticket_id', 'started_at', 'note'])
    .where('tenant_id', '=', tenant)
    .where('person_id', '=', person)
  return (hold ? query.forUpdate() : query).executeTakeFirst()
}

/** False when another tab was faster: one runs per person. */
export async function start(
  { db, tenant, now }: Context,
  person: string,
  ticket: string,
  note: string,
): Promise<boolean> {
  const started = await db
    .insertInto('timer')
    .values({ tenant_id: tenant, person_id: person, ticket_id: ticket, started_at: now, note })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return started.numInsertedOrUpdatedRows === 1n
}

export async function stop({ db, tenant }: Context, person: string): Promise<void> {
  await db.deleteFrom('timer').where('tenant_id', '=', tenant).where('person_id', '=', person).execute()
}
