// The SQL of the matrix and of the tickets that it weighs.
import '../schema.ts'
import { CompiledQuery, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Priority, Scale } from '../contract.ts'
import { unresolved } from '../workflow.ts'
import type { Cells } from './contract.ts'
import { standardCells } from './weigh.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    priority_matrix: { tenant_id: string; cells: Cells; revision: number; changed_at: Date }
  }
}

const readText = 'select /* by key */ cells, revision from priority_matrix where tenant_id = $1'

/** A workspace that never changed it has the standard one, in its first revision. */
export async function read({ db, tenant }: Context): Promise<{ cells: Cells; revision: number }> {
  const { rows } = await db.executeQuery<{ cells: Cells; revision: number }>(CompiledQuery.raw(readText, [tenant]))
  return rows[0] ?? { cells: standardCells, revision: 1 }
}

export const cellsOf = async (ctx: Context): Promise<Cells> => (await read(ctx)).cells

/** Two who change it queue here, also while there is no row yet. */
export async function alone({ db, tenant }: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`priority matrix ${tenant}`}, 0))`.execute(db)
}

export async function write({ db, tenant, now }: Context, cells: Cells, revision: number): Promise<void> {
  const json = sql<never>`${JSON.stringify(cells)}::jsonb`
  await db
    .insertInto('priority_matrix')
    .values({ tenant_id: tenant, cells: json, revision, changed_at: now })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ cells: json, revision, changed_at: now }))
    .execute()
}

export interface Weighed {
  impact: Scale
  urgency: Scale
  priority: Priority
  tickets: number
}

/** Unresolved tickets by the matrix, counted by what they say. */
export async function weighed({ db, tenant }: Context): Promise<Weighed[]> {
  const { rows } = await sql<Weighed>`select impact, urgency, priority, count(*)::int as tickets from ticket
    where tenant_id = ${tenant} and status in (${sql.join([...unresolved])}) and priority_by = 'matrix' and deleted_at is null
    group by 1, 2, 3`.execute(db)
  return rows
}

/** The next of them that do not have what the matrix says, in the order of their ids, held. */
export async function astray({ db, tenant }: Context, cells: Cells, after: string | null, size: number) {
  const { rows } = await sql<{ id: string; priority: Priority }>`select id,
      ${JSON.stringify(cells)}::jsonb #>> array[impact, urgency] as priority
    from ticket where tenant_id = ${tenant} and (${after}::uuid is null or id > ${after}::uuid)
      and status in (${sql.join([...unresolved])}) and priority_by = 'matrix'
      and priority <> ${JSON.stringify(cells)}::jsonb #>> array[impact, urgency]
    order by id limit ${size} for update`.execute(db)
  return rows
}

/** Not a change that somebody made on it: it stays where it is among those that changed lately. */
export async function reweigh({ db, tenant }: Context, id: string, priority: Priority): Promise<void> {
  await db
    .updateTable('ticket')
    .set((eb) => ({ priority, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}
