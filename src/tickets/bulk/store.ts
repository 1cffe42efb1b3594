// The SQL of bulk changes.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { byKey } from '../../platform/database/connection.ts'
import type { Permission } from '../../platform/operation.ts'
import type { Changes } from '../differences.ts'
import type { BulkChange, BulkItem, BulkWish } from './contract.ts'

export type Outcome = Exclude<BulkItem['outcome'], 'waiting'>

declare module '../../platform/schema.ts' {
  interface Schema {
    bulk_change: {
      tenant_id: string
      id: string
      by_id: string
      via_kind: 'session' | 'api_key' | null
      via_id: string | null
      permissions: Permission[]
      change: BulkWish | null
      summary: string
      undoes_id: string | null
      state: BulkChange['state']
      tickets: number
      started_at: Date
      finished_at: Date | null
    }
    bulk_item: {
      tenant_id: string
      bulk_id: string
      position: number
      ticket_id: string | null
      reference: string
      outcome: Outcome | null
      reason: string | null
      changes: Changes | null
      mark: string | null
      at: Date | null
    }
  }
}

export interface BulkRow {
  id: string
  by: { id: string; name: string }
  via_kind: 'session' | 'api_key' | null
  via_id: string | null
  permissions: Permission[]
  change: BulkWish | null
  summary: string
  undoes_id: string | null
  undone_by: string | null
  state: BulkChange['state']
  tickets: number
  started_at: Date
  finished_at: Date | null
}

const bulks = ({ db, tenant }: Context) =>
  db
    .selectFrom('bulk_change as b')
    .modifyFront(byKey)
    .innerJoin('person as p', (join) => join.onRef('p.tenant_id', '=', 'b.tenant_id').onRef('p.id', '=', 'b.by_id'))
    .leftJoin('bulk_change as u', (join) =>
      join.onRef('u.tenant_id', '=', 'b.tenant_id').onRef('u.undoes_id', '=', 'b.id'),
    )
    .select([
      'b.id',
      'b.via_kind',
      'b.via_id',
      'b.permissions',
      'b.change',
      'b.summary',
      'b.undoes_id',
      'b.state',
      'b.tickets',
    ])
    .select(['b.started_at', 'b.finished_at', 'u.id as undone_by'])
    .select(sql<BulkRow['by']>`jsonb_build_object('id', p.id, 'name', p.name)`.as('by'))
    .where('b.tenant_id', '=', tenant)

/** @param by only those of this person */
export async function find(ctx: Context, id: string, by: string | undefined): Promise<BulkRow | undefined> {
  let query = bulks(ctx).where('b.id', '=', id)
  if (by) query = query.where('b.by_id', '=', by)
  return query.executeTakeFirst()
}

/** Until the commit: who retries, undoes or cancels goes one after the other. */
export async function hold({ db, tenant }: Context, id: string): Promise<void> {
  await db
    .selectFrom('bulk_change')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

export async function list(
  ctx: Context,
  which: { by: string | undefined; state: BulkChange['state'] | undefined },
  after: string[] | undefined,
  limit: number,
): Promise<BulkRow[]> {
  let query = bulks(ctx)
  if (which.by) query = query.where('b.by_id', '=', which.by)
  if (which.state) query = query.where('b.state', '=', which.state)
  if (after?.[0]) query = query.where('b.id', '<', after[0])
  return query.orderBy('b.id', 'desc').limit(limit).execute()
}

export type Counts = Record<BulkItem['outcome'], number>

export async function counts({ db, tenant }: Context, ids: string[]): Promise<Map<string, Counts>> {
  const { rows } = await sql<{ id: string; outcome: BulkItem['outcome']; n: number }>`select bulk_id as id,
      coalesce(outcome, 'waiting') as outcome, count(*)::int as n
    from bulk_item where tenant_id = ${tenant} and bulk_id = any(${ids}::uuid[]) group by bulk_id, outcome`.execute(db)
  const none: Counts = { waiting: 0, changed: 0, unchanged: 0, failed: 0, cancelled: 0 }
  const all = new Map(ids.map((id) => [id, { ...none }]))
  for (const { id, outcome, n } of rows) Object.assign(all.get(id) ?? {}, { [outcome]: n })
  return all
}

export interface NewItem {
  ticket: string | null
  reference: string
  outcome?: Outcome
  reason?: string
}

export async function insert(
  { db, tenant }: Context,
  bulk: Omit<BulkRow, 'by' | 'undone_by' | 'finished_at' | 'tickets' | 'state'> & { by: string },
  items: NewItem[],
): Promise<void> {
  const { by, change, ...row } = bulk
  await db
    .insertInto('bulk_change')
    .values({
      tenant_id: tenant,
      by_id: by,
      ...row,
      change: change && sql`${JSON.stringify(change)}::jsonb`,
      state: 'waiting',
      tickets: items.length,
      finished_at: null,
    })
    .execute()
  const rows = JSON.stringify(items.map((item, index) => ({ position: index + 1, ...item })))
  await sql`insert into bulk_item (tenant_id, bulk_id, position, ticket_id, reference, outcome, reason)
    select ${tenant}, ${row.id}, position, ticket, reference, outcome, reason
    from jsonb_to_recordset(${rows}::jsonb) as i (position int, ticket uuid, reference text, outcome text, reason text)`.execute(
    db,
  )
}

/** The same tickets in the same order, for an undo. */
export async function copyChanged({ db, tenant }: Context, from: string, to: string): Promise<number> {
  const { rows } = await sql`insert into bulk_item (tenant_id, bulk_id, position, ticket_id, reference)
    select tenant_id, ${to}::uuid, row_number() over (order by position), ticket_id, reference from bulk_item
    where tenant_id = ${tenant} and bulk_id = ${from} and outcome = 'changed' returning position`.execute(db)
  return rows.length
}

export async function setTickets({ db, tenant }: Context, id: string, tickets: number): Promise<void> {
  await db.updateTable('bulk_change').set({ tickets }).where('tenant_id', '=', tenant).where('id', '=', id).execute()
}

/** Answers whether it was in one of the states `from`. */
export async function move(
  { db, tenant, now }: Context,
  id: string,
  from: BulkChange['state'][],
  state: BulkChange['state'],
): Promise<boolean> {
  const over = state === 'done' || state === 'cancelled'
  const moved = await db
    .updateTable('bulk_change')
    .set({ state, finished_at: over ? now : null })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where(sql<boolean>`state = any(${from}::text[])`)
    .executeTakeFirst()
  return moved.numUpdatedRows > 0n
}

/** A path for people. */
export async function nameOfCategory({ db, tenant }: Context, id: string): Promise<string> {
  const { rows } = await sql<{ path: string }>`select c.path from category c
    where c.tenant_id = ${tenant} and c.id = ${id}`.execute(db)
  return rows[0]?.path ?? id
}

export async function dropOld({ db, tenant }: Context, before: Date): Promise<void> {
  await db.deleteFrom('bulk_change').where('tenant_id', '=', tenant).where('started_at', '<', before).execute()
}
