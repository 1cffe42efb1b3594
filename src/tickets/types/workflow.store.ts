// The SQL of workflows: their versions, whom they name, and the tickets that move when a state goes.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Watched } from '../policy.ts'
import type { Mapping } from '../workflow/mapping.ts'
import type { State, Workflow } from '../workflow/model.ts'
import type { TicketStatus } from '../workflow.ts'

export interface VersionRow {
  version: number
  workflow: Workflow | null
  changes: string[]
  mapping: Mapping
  note: string
  restored: number | null
  by_id: string | null
  by_name: string
  at: Date
}

export async function insertVersion({ db, tenant }: Context, type: string, row: VersionRow): Promise<void> {
  const { workflow, mapping, ...plain } = row
  await db
    .insertInto('workflow_version')
    .values({
      tenant_id: tenant,
      type_id: type,
      ...plain,
      workflow: workflow && sql<never>`${JSON.stringify(workflow)}::jsonb`,
      mapping: sql<never>`${JSON.stringify(mapping)}::jsonb`,
    })
    .onConflict((taken) => taken.doNothing())
    .execute()
}

export function versions(
  { db, tenant }: Context,
  type: string,
  before: string | undefined,
  limit: number,
): Promise<VersionRow[]> {
  let query = db.selectFrom('workflow_version').selectAll().where('tenant_id', '=', tenant).where('type_id', '=', type)
  if (before) query = query.where('version', '<', Number(before))
  return query.orderBy('version', 'desc').limit(limit).execute()
}

export const version = ({ db, tenant }: Context, type: string, number: number): Promise<VersionRow | undefined> =>
  db
    .selectFrom('workflow_version')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('type_id', '=', type)
    .where('version', '=', number)
    .executeTakeFirst()

/** Teams and roles that a workflow names cannot be removed from under it. */
export async function setSubjects({ db, tenant }: Context, type: string, who: Iterable<string>): Promise<void> {
  await db.deleteFrom('workflow_subject').where('tenant_id', '=', tenant).where('type_id', '=', type).execute()
  const rows = [...new Set(who)].flatMap((entry) => {
    const [kind, id = ''] = entry.split(':')
    if (kind !== 'team' && kind !== 'role') return []
    return {
      tenant_id: tenant,
      type_id: type,
      subject_id: id,
      team_id: kind === 'team' ? id : null,
      role_id: kind === 'role' ? id : null,
    }
  })
  if (rows.length > 0) await db.insertInto('workflow_subject').values(rows).execute()
}

/** Ids and names of all roles and teams, as entries of `who`: `role:<id>`. */
export async function subjects({ db, tenant }: Context): Promise<{ entry: string; name: string }[]> {
  const { rows } = await sql<{ entry: string; name: string }>`
    select 'role:' || id as entry, name from role where tenant_id = ${tenant}
    union all select 'team:' || id, name from team where tenant_id = ${tenant}`.execute(db)
  return rows
}

export interface StrandedTicket extends Watched {
  id: string
  status: TicketStatus
  state: string
}

/** Tickets in states that are gone, locked for moving: the next so many. */
export async function stranded(
  { db, tenant }: Context,
  type: string,
  states: string[],
  limit: number,
): Promise<StrandedTicket[]> {
  const { rows } =
    await sql<StrandedTicket>`select t.id, t.status, t.state, t.requester_id, t.team_id, t.organisation_id,
      coalesce(team.restricted, false) as team_restricted,
      array(select p.person_id from ticket_participant p where p.tenant_id = t.tenant_id and p.ticket_id = t.id and p.role = 'cc') as cc
    from (select id from ticket where tenant_id = ${tenant} and type = ${type} and state = any(${states}::text[])
        order by id limit ${limit} for update) chosen
    join ticket t on t.tenant_id = ${tenant} and t.id = chosen.id
    left join team on team.tenant_id = t.tenant_id and team.id = t.team_id`.execute(db)
  return rows
}

/** Puts tickets into the states that took the place of theirs. It is no change of theirs: they keep their place in lists. */
export async function settle(
  { db, tenant }: Context,
  tickets: string[],
  moves: { from: string; to: State }[],
): Promise<void> {
  const map = moves.map(({ from, to }) => ({ from_state: from, state: to.key, status: to.kind }))
  await sql`update ticket set state = m.state, status = m.status, revision = revision + 1
    from jsonb_to_recordset(${JSON.stringify(map)}::jsonb) as m (from_state text, state text, status text)
    where ticket.tenant_id = ${tenant} and ticket.id = any(${tickets}::uuid[]) and ticket.state = m.from_state`.execute(
    db,
  )
}
