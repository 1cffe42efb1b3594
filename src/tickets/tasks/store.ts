// The SQL of tasks.
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'
import { brief, type PersonRow } from '../conversation.store.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    ticket_task: {
      tenant_id: string
      id: string
      ticket_id: string
      text: string
      owner_id: string | null
      due_at: Date | null
      mandatory: boolean
      place: number
      done_at: Date | null
      done_by: string | null
      by_id: string | null
      at: Date
    }
  }
}

export interface TaskRow {
  id: string
  ticket_id: string
  text: string
  due_at: Date | null
  mandatory: boolean
  place: number
  done_at: Date | null
  at: Date
  owner: PersonRow | null
  doer: PersonRow | null
}

const tasks = ({ db, tenant }: Context) =>
  db
    .selectFrom('ticket_task as task')
    .leftJoin('person as owner', (j) =>
      j.onRef('owner.tenant_id', '=', 'task.tenant_id').onRef('owner.id', '=', 'task.owner_id'),
    )
    .leftJoin('person as doer', (j) =>
      j.onRef('doer.tenant_id', '=', 'task.tenant_id').onRef('doer.id', '=', 'task.done_by'),
    )
    .select(['task.id', 'task.ticket_id', 'task.text', 'task.due_at', 'task.mandatory', 'task.place'])
    .select(['task.done_at', 'task.at', brief('owner').as('owner'), brief('doer').as('doer')])
    .where('task.tenant_id', '=', tenant)

/** Those of the first ticket before those of the second. */
export const list = (ctx: Context, tickets: string[]): Promise<TaskRow[]> =>
  tasks(ctx)
    .where('task.ticket_id', 'in', tickets)
    .orderBy(sql`array_position(${tickets}::uuid[], task.ticket_id)`)
    .orderBy('task.place')
    .orderBy('task.id')
    .execute()

export const find = (ctx: Context, tickets: string[], id: string): Promise<TaskRow | undefined> =>
  tasks(ctx).where('task.ticket_id', 'in', tickets).where('task.id', '=', id).executeTakeFirst()

type New = Omit<Insertable<Schema['ticket_task']>, 'tenant_id' | 'ticket_id' | 'at' | 'by_id'>

export async function insert({ db, tenant, now, actor }: Context, ticket: string, rows: New[]): Promise<void> {
  if (rows.length === 0) return
  const by_id = actor.kind === 'person' ? actor.id : null
  await db
    .insertInto('ticket_task')
    .values(rows.map((row) => ({ ...row, tenant_id: tenant, ticket_id: ticket, by_id, at: now })))
    .execute()
}

export async function update(
  { db, tenant }: Context,
  id: string,
  values: Updateable<Schema['ticket_task']>,
): Promise<void> {
  await db.updateTable('ticket_task').set(values).where('tenant_id', '=', tenant).where('id', '=', id).execute()
}

/** Gives the tasks of a ticket their places, in this order. */
export async function order({ db, tenant }: Context, ticket: string, ids: string[]): Promise<void> {
  await sql`update ticket_task t set place = o.place from unnest(${ids}::uuid[]) with ordinality o (id, place)
    where t.tenant_id = ${tenant} and t.ticket_id = ${ticket} and t.id = o.id and t.place <> o.place`.execute(db)
}

export async function remove({ db, tenant }: Context, id: string): Promise<void> {
  await db.deleteFrom('ticket_task').where('tenant_id', '=', tenant).where('id', '=', id).execute()
}
