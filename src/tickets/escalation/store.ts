// The SQL of escalations.
import type { Insertable } from 'kysely'
import { CompiledQuery } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    escalation: {
      tenant_id: string
      id: string
      ticket_id: string
      from_team_id: string | null
      from_team_name: string | null
      from_level: number
      from_assignee_id: string | null
      to_team_id: string | null
      to_team_name: string | null
      to_level: number
      question: string
      tried: string
      logs: string | null
      reason: string | null
      attachments: string[]
      by_id: string | null
      at: Date
      outcome: 'answered' | 'handed_back' | 'resolved' | null
      ending: string | null
      ended_by: string | null
      ended_at: Date | null
    }
  }
}

interface Brief {
  id: string
  name: string
  email: string
}

/** As JSON of the database: moments are text. */
export interface EscalationRow {
  id: string
  at: string
  by: Brief | null
  from_team: { id: string; name: string } | null
  from_level: number
  from_assignee: Brief | null
  to_team: { id: string; name: string } | null
  to_level: number
  question: string
  tried: string
  logs: string | null
  reason: string | null
  attachments: string[]
  outcome: Schema['escalation']['outcome']
  ending: string | null
  ended_by: Brief | null
  ended_at: string | null
}

const person = (column: string) =>
  `(select jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) from person p where p.tenant_id = e.tenant_id and p.id = e.${column})`
const team = (side: string) =>
  `case when e.${side}_team_id is null then null else jsonb_build_object('id', e.${side}_team_id, 'name', e.${side}_team_name) end`

/** One row of `escalation e` as JSON. */
const escalationJson = `jsonb_build_object('id', e.id, 'at', e.at, 'by', ${person('by_id')},
  'from_team', ${team('from')}, 'from_level', e.from_level, 'from_assignee', ${person('from_assignee_id')},
  'to_team', ${team('to')}, 'to_level', e.to_level, 'question', e.question, 'tried', e.tried, 'logs', e.logs, 'reason', e.reason,
  'attachments', to_jsonb(e.attachments), 'outcome', e.outcome, 'ending', e.ending, 'ended_by', ${person('ended_by')}, 'ended_at', e.ended_at)`

const listText = `select /* by key */ ${escalationJson} as row from escalation e
  where e.tenant_id = $1 and e.ticket_id = $2 and e.id > $3 order by e.id limit $4`
const nobody = '00000000-0000-0000-0000-000000000000'

/** @param after id of the last one of the page before */
export async function list(
  { db, tenant }: Context,
  ticket: string,
  after: string | undefined,
  limit: number,
): Promise<EscalationRow[]> {
  const parameters = [tenant, ticket, after ?? nobody, limit]
  const { rows } = await db.executeQuery<{ row: EscalationRow }>(CompiledQuery.raw(listText, parameters))
  return rows.map(({ row }) => row)
}

const oneText = `select /* by key */ ${escalationJson} as row from escalation e where e.tenant_id = $1 and e.id = $2`

export async function findEscalation({ db, tenant }: Context, id: string): Promise<EscalationRow | null> {
  const { rows } = await db.executeQuery<{ row: EscalationRow }>(CompiledQuery.raw(oneText, [tenant, id]))
  return rows[0]?.row ?? null
}

export async function insert({ db, tenant }: Context, row: Omit<Insertable<Schema['escalation']>, 'tenant_id'>) {
  await db
    .insertInto('escalation')
    .values({ ...row, tenant_id: tenant })
    .execute()
}

type Outcome = NonNullable<Schema['escalation']['outcome']>

export async function end({ db, tenant, actor, now }: Context, id: string, outcome: Outcome, ending: string | null) {
  await db
    .updateTable('escalation')
    .set({ outcome, ending, ended_by: actor.kind === 'person' ? actor.id : null, ended_at: now })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

/** The newest one of a ticket that still waits: one that was passed on comes to light again when the later one ends. */
export async function openOf({ db, tenant }: Context, ticket: string): Promise<string | null> {
  const row = await db
    .selectFrom('escalation')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('outcome', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** How many of these files are on the ticket and, internal or not, ready to be shown to its team. */
export async function filesOn({ db, tenant }: Context, ticket: string, ids: string[]): Promise<number> {
  const rows = await db
    .selectFrom('attachment')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('id', 'in', ids)
    .execute()
  return rows.length
}

/** The sender's own files that no message took along yet go with the hand-over; whatever else was named stays where it is. */
export async function takeAlong(
  { db, tenant, actor }: Context,
  ticket: string,
  message: string,
  ids: string[],
): Promise<void> {
  await db
    .updateTable('attachment')
    .set({ message_id: message })
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('message_id', 'is', null)
    .where('by_id', '=', actor.id)
    .where('visibility', '=', 'internal')
    .where('id', 'in', ids)
    .execute()
}

export async function teams({ db, tenant }: Context) {
  return db
    .selectFrom('team')
    .select(['id', 'name', 'level', 'restricted'])
    .where('tenant_id', '=', tenant)
    .orderBy('name')
    .execute()
}

export async function ownerOf({ db, tenant }: Context, category: string): Promise<string | null> {
  const row = await db
    .selectFrom('category')
    .select('owner_team_id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', category)
    .executeTakeFirst()
  return row?.owner_team_id ?? null
}
