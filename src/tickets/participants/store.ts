// The SQL of the people on a ticket beside its requester and assignee.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    ticket_participant: {
      tenant_id: string
      ticket_id: string
      person_id: string
      role: ParticipantRow['role']
      added_by: string | null
      at: Date
    }
  }
}

export interface ParticipantRow {
  id: string
  name: string
  email: string
  role: 'watcher' | 'cc'
  added_by: { id: string; name: string } | null
  at: Date
}

/** Everybody on a ticket, in the order in which they came. */
export async function list({ db, tenant }: Context, ticket: string): Promise<ParticipantRow[]> {
  const { rows } = await sql<ParticipantRow>`select p.id, p.name, p.email, tp.role, tp.at,
      case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as added_by
    from ticket_participant tp join person p on p.tenant_id = tp.tenant_id and p.id = tp.person_id
      left join person a on a.tenant_id = tp.tenant_id and a.id = tp.added_by
    where tp.tenant_id = ${tenant} and tp.ticket_id = ${ticket} order by tp.at, tp.person_id`.execute(db)
  return rows
}

/** Ids of the people in copy. */
export async function inCopy({ db, tenant }: Context, ticket: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket_participant')
    .select('person_id')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('role', '=', 'cc')
    .execute()
  return rows.map((row) => row.person_id)
}

/** Whoever is on the ticket already changes from copy to watching, or back. */
export async function put(
  { db, tenant, actor, now }: Context,
  ticket: string,
  person: string,
  role: ParticipantRow['role'],
): Promise<void> {
  const added_by = actor.kind === 'person' ? actor.id : null
  await db
    .insertInto('ticket_participant')
    .values({ tenant_id: tenant, ticket_id: ticket, person_id: person, role, added_by, at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'ticket_id', 'person_id']).doUpdateSet({ role, added_by }))
    .execute()
}

export async function remove({ db, tenant }: Context, ticket: string, person: string): Promise<void> {
  await db
    .deleteFrom('ticket_participant')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('person_id', '=', person)
    .execute()
}

/** Tickets that somebody asked for while they belonged to no organisation become those of the one that they joined. */
export async function joinOrganisation(
  { db, tenant }: Context,
  person: string,
  organisation: string,
): Promise<string[]> {
  const rows = await db
    .updateTable('ticket')
    .set({ organisation_id: organisation })
    .where('tenant_id', '=', tenant)
    .where('requester_id', '=', person)
    .where('organisation_id', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export interface Writer {
  id: string
  name: string
  email: string
}

/** Who of the desk answered the requester, in the order in which they did first. */
export async function writers({ db, tenant }: Context, ticket: string): Promise<Writer[]> {
  const { rows } = await sql<Writer>`select p.id, p.name, p.email from (select author_id, min(at) as first from message
      where tenant_id = ${tenant} and ticket_id = ${ticket} and visibility = 'public' and side = 'desk' and author_id is not null
      group by author_id order by first limit 50) w
    join person p on p.tenant_id = ${tenant} and p.id = w.author_id order by w.first`.execute(db)
  return rows
}

/** How many people belong to each group that sees a ticket. */
export async function groupSizes(
  { db, tenant }: Context,
  { team, organisation }: { team: string | null; organisation: string | null },
): Promise<{ members: number; agents: number; overseers: number; colleagues: number; organisation: string | null }> {
  const holding = (
    permission: string,
  ) => sql`exists (select from person_role pr join role r on r.tenant_id = pr.tenant_id
    and r.id = pr.role_id where pr.tenant_id = p.tenant_id and pr.person_id = p.id and r.permissions @> array[${permission}])`
  const { rows } = await sql<Awaited<ReturnType<typeof groupSizes>>>`select
      count(*) filter (where ${holding('tickets.work')})::int as agents,
      count(*) filter (where ${holding('tickets.all')})::int as overseers,
      count(*) filter (where p.organisation_id = ${organisation} and ${holding('tickets.organisation')})::int as colleagues,
      (select count(*)::int from team_member tm where tm.tenant_id = ${tenant} and tm.team_id = ${team}) as members,
      (select o.name from organisation o where o.tenant_id = ${tenant} and o.id = ${organisation}) as organisation
    from person p where p.tenant_id = ${tenant} and p.active and p.id = any(array(select pr.person_id from person_role pr
      join role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
      where pr.tenant_id = ${tenant} and r.permissions && array['tickets.work', 'tickets.all', 'tickets.organisation']))`.execute(
    db,
  )
  return rows[0] ?? { members: 0, agents: 0, overseers: 0, colleagues: 0, organisation: null }
}
