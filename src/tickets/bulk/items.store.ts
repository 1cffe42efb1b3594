// The SQL of what becomes of each ticket in a bulk change.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { byKey } from '../../platform/database/connection.ts'
import type { Changes } from '../differences.ts'
import { visible } from '../policy.ts'
import type { BulkItem } from './contract.ts'
import type { Outcome } from './store.ts'

export const failedAgain = ({ db, tenant }: Context, id: string) =>
  db
    .updateTable('bulk_item')
    .set({ outcome: null, reason: null, at: null })
    .where('tenant_id', '=', tenant)
    .where('bulk_id', '=', id)
    .where('outcome', '=', 'failed')
    .where('ticket_id', 'is not', null)
    .execute()

export const cancelRest = ({ db, tenant, now }: Context, id: string) =>
  db
    .updateTable('bulk_item')
    .set({ outcome: 'cancelled', at: now })
    .where('tenant_id', '=', tenant)
    .where('bulk_id', '=', id)
    .where('outcome', 'is', null)
    .execute()

export async function waiting({ db, tenant }: Context, id: string, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('bulk_item')
    .select('position')
    .where('tenant_id', '=', tenant)
    .where('bulk_id', '=', id)
    .where('outcome', 'is', null)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ position }) => position)
}

/** Holds one that still waits, in a bulk change that is still wanted. Two desks at work never do the same one twice. */
export async function claim(
  { db, tenant }: Context,
  id: string,
  position: number,
): Promise<{ ticket: string } | undefined> {
  const { rows } = await sql<{ ticket: string }>`select /* by key */ i.ticket_id as ticket from bulk_item i
    join bulk_change b on b.tenant_id = i.tenant_id and b.id = i.bulk_id and b.state = 'running'
    where i.tenant_id = ${tenant} and i.bulk_id = ${id} and i.position = ${position} and i.outcome is null
    for update of i`.execute(db)
  return rows[0]
}

export interface Result {
  outcome: Outcome
  reason: string | null
  changes: Changes | null
}

export async function note(
  ctx: Context,
  id: string,
  position: number,
  { outcome, reason, changes }: Result,
): Promise<void> {
  const { db, tenant, now } = ctx
  await db
    .updateTable('bulk_item')
    .set({
      outcome,
      reason,
      changes: changes && (sql`${JSON.stringify(changes)}::jsonb` as never),
      mark: ctx.newId(),
      at: now,
    })
    .where('tenant_id', '=', tenant)
    .where('bulk_id', '=', id)
    .where('position', '=', position)
    .where('outcome', 'is', null)
    .execute()
}

/** What a bulk change did to a ticket. */
export async function done({ db, tenant }: Context, id: string, ticket: string) {
  return db
    .selectFrom('bulk_item')
    .modifyFront(byKey)
    .select(['changes', 'mark'])
    .where('tenant_id', '=', tenant)
    .where('bulk_id', '=', id)
    .where('ticket_id', '=', ticket)
    .where('outcome', '=', 'changed')
    .executeTakeFirst()
}

export interface ItemRow {
  position: number
  reference: string
  ticket: BulkItem['ticket']
  outcome: Outcome | null
  reason: string | null
  at: Date | null
}

export async function items(
  ctx: Context,
  id: string,
  outcome: BulkItem['outcome'] | undefined,
  after: string[] | undefined,
  limit: number,
): Promise<ItemRow[]> {
  const seen = ctx.db
    .selectFrom('ticket')
    .select(
      sql<
        BulkItem['ticket']
      >`jsonb_build_object('id', ticket.id, 'number', 'T-' || ticket.number, 'title', ticket.title)`.as('t'),
    )
    .where('ticket.tenant_id', '=', ctx.tenant)
    .whereRef('ticket.id', '=', 'i.ticket_id' as never)
    .where(visible(ctx))
  let query = ctx.db
    .selectFrom('bulk_item as i')
    .select(['i.position', 'i.reference', 'i.outcome', 'i.reason', 'i.at'])
    .select(sql<BulkItem['ticket']>`(${seen})`.as('ticket'))
    .where('i.tenant_id', '=', ctx.tenant)
    .where('i.bulk_id', '=', id)
  if (outcome)
    query = outcome === 'waiting' ? query.where('i.outcome', 'is', null) : query.where('i.outcome', '=', outcome)
  if (after?.[0]) query = query.where('i.position', '>', Number(after[0]))
  return query.orderBy('i.position').limit(limit).execute()
}

/** What happened to a ticket after a moment in its history: to say who changed what since. */
export async function since({ db, tenant }: Context, ticket: string, mark: string) {
  return db
    .selectFrom('event')
    .select(['name', 'changes', 'actor_name'])
    .where('tenant_id', '=', tenant)
    .where('subject', '=', ticket)
    .where('id', '>', mark)
    .orderBy('id')
    .limit(1000)
    .execute()
}
