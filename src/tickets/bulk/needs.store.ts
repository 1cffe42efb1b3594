// What of many tickets decides whether they can take a step, read at once.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { visible } from '../policy.ts'
import type { Mapping } from '../workflow/mapping.ts'
import type { Workflow } from '../workflow/model.ts'
import type { Stepping } from './lacking.ts'

export type Row = Stepping & { id: string; title: string }

/** In the order of their numbers. A workflow is read once for all tickets of its type. */
export async function stepping(ctx: Context, ids: string[]): Promise<Row[]> {
  const { tenant, db } = ctx
  const { rows: types } = await sql<{ key: string; workflow: Workflow | null; successors: Mapping }>`
    select key, workflow, successors from ticket_type where tenant_id = ${tenant}`.execute(db)
  const byKey = new Map(types.map((type) => [type.key, type]))
  const rows = await db
    .selectFrom('ticket')
    .where('ticket.tenant_id', '=', tenant)
    .where(visible(ctx))
    .where(sql<boolean>`ticket.id = any(${ids}::uuid[])`)
    .select(['ticket.id', 'ticket.title', 'ticket.type', 'ticket.status', 'ticket.state', 'ticket.requester_id'])
    .select(['ticket.resolution', 'ticket.fields', 'ticket.team_id', 'ticket.assignee_id', 'ticket.category_id'])
    .select([
      sql<string>`'T-' || ticket.number`.as('number'),
      sql<
        string[] | null
      >`(select c.ancestors from category c where c.tenant_id = ticket.tenant_id and c.id = ticket.category_id)`.as(
        'category_ids',
      ),
      sql<boolean>`exists (select from team w where w.tenant_id = ticket.tenant_id and w.id = ticket.team_id and w.restricted)`.as(
        'team_restricted',
      ),
    ])
    .orderBy('ticket.number')
    .execute()
  return rows.map(({ team_id, assignee_id, category_id, ...row }) => ({
    ...row,
    team_id,
    team: team_id,
    assignee: assignee_id,
    category: category_id,
    workflow: byKey.get(row.type)?.workflow ?? null,
    successors: byKey.get(row.type)?.successors ?? {},
  }))
}
