// The SQL of mentions.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    mention: {
      tenant_id: string
      message_id: string
      person_id: string
      ticket_id: string
      at: Date
      seen_at: Date | null
    }
  }
}

export async function insert({ db, tenant, now }: Context, ticket: string, message: string, people: string[]) {
  if (people.length === 0) return
  const row = { tenant_id: tenant, message_id: message, ticket_id: ticket, at: now, seen_at: null }
  await db
    .insertInto('mention')
    .values(people.map((person_id) => ({ ...row, person_id })))
    .execute()
}

/** The caller has opened the ticket. */
export async function seen({ db, tenant, actor, now }: Context, ticket: string): Promise<void> {
  await db
    .updateTable('mention')
    .set({ seen_at: now })
    .where('tenant_id', '=', tenant)
    .where('person_id', '=', actor.id)
    .where('ticket_id', '=', ticket)
    .where('seen_at', 'is', null)
    .execute()
}

/** Those of these people who are not on the ticket in any way become watchers. */
export async function makeWatchers({ db, tenant, actor, now }: Context, ticket: string, people: string[]) {
  if (people.length === 0) return
  await db
    .insertInto('ticket_participant')
    .values(
      people.map((person_id) => ({
        tenant_id: tenant,
        ticket_id: ticket,
        person_id,
        role: 'watcher' as const,
        added_by: actor.kind === 'person' ? actor.id : null,
        at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'ticket_id', 'person_id']).doNothing())
    .execute()
}

export interface Candidate {
  id: string
  name: string
  email: string
  agent: boolean
}

interface Wanted {
  ticket: string
  /** Null: any agent may read it. */
  team: string | null
  /** Of the public side: its requester and whoever is in copy. */
  others: string[]
  q: string
  limit: number
}

/** Agents who may read the ticket, and these others, whose name or address has a word that begins like this. */
export async function candidates(
  { db, tenant }: Context,
  { ticket, team, others, q, limit }: Wanted,
): Promise<Candidate[]> {
  const begin = `(^|[^[:alnum:]])${q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
  // As lists, which are made first: few of those whom a large desk knows work on it.
  const holding = (permission: string) => sql`array(select pr.person_id from person_role pr
    join role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
    where pr.tenant_id = ${tenant} and ${permission} = any(r.permissions))`
  const { rows } = await sql<Candidate>`select p.id, p.name, p.email, p.agent from (
      select p.id, p.name, p.email, true as agent from person p where p.tenant_id = ${tenant} and p.active
        and p.id = any(${holding('tickets.work')})
        and (${team}::uuid is null
          or p.id in (select tm.person_id from team_member tm where tm.tenant_id = ${tenant} and tm.team_id = ${team})
          or p.id = any(${holding('tickets.all')}))
      union all
      select p.id, p.name, p.email, false from person p where p.tenant_id = ${tenant} and p.active and p.id = any(${others}::uuid[])) p
    where ${q} = '' or p.name ~* ${begin} or p.email ~* ${begin}
    group by p.id, p.name, p.email, p.agent
    order by bool_or(p.id = any(${others}::uuid[]) or exists (select from ticket_participant tp
        where tp.tenant_id = ${tenant} and tp.ticket_id = ${ticket} and tp.person_id = p.id)) desc, lower(p.name), p.id
    limit ${limit}`.execute(db)
  return rows
}
