// The SQL of the ticket itself.
import './schema.ts'
import { type Insertable, type SqlBool, sql, type Updateable } from 'kysely'
import type { Context } from '../platform/context.ts'
import { byKey } from '../platform/database/connection.ts'
import type { Schema } from '../platform/schema.ts'
import { visible } from './policy.ts'

interface Brief {
  id: string
  name: string
  email: string
}

export interface TicketRecord {
  id: string
  number: string
  title: string
  description: string
  type: Schema['ticket']['type']
  status: Schema['ticket']['status']
  priority: Schema['ticket']['priority']
  priority_by: Schema['ticket']['priority_by']
  impact: Schema['ticket']['impact']
  urgency: Schema['ticket']['urgency']
  tags: string[]
  fields: Record<string, string | number | boolean | null>
  channel: Schema['ticket']['channel']
  level: number
  resolution: string | null
  public_messages: number
  internal_messages: number
  revision: number
  opened_at: Date
  updated_at: Date
  first_responded_at: Date | null
  resolved_at: Date | null
  closed_at: Date | null
  category: { id: string; name: string; path: string } | null
  team: { id: string; name: string } | null
  assignee: Brief | null
  opener: Brief | null
  requester: Brief
  requester_id: string
  team_id: string | null
  team_restricted: boolean
}

const columns = [
  'ticket.id',
  'ticket.title',
  'ticket.type',
  'ticket.status',
  'ticket.priority',
  'ticket.priority_by',
  'ticket.impact',
  'ticket.urgency',
  'ticket.tags',
  'ticket.channel',
  'ticket.level',
  'ticket.public_messages',
  'ticket.internal_messages',
  'ticket.revision',
  'ticket.opened_at',
  'ticket.updated_at',
  'ticket.requester_id',
  'ticket.team_id',
] as const

const person = (alias: string) =>
  sql<Brief>`case when ${sql.ref(`${alias}.id`)} is null then null else jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'email', ${sql.ref(`${alias}.email`)}) end`

/** Tickets that the caller may see, with the names that a row of a list shows. Read by key only: see byKey. */
function tickets(ctx: Context) {
  return ctx.db
    .selectFrom('ticket')
    .modifyFront(byKey)
    .innerJoin('person as requester', (j) =>
      j.onRef('requester.tenant_id', '=', 'ticket.tenant_id').onRef('requester.id', '=', 'ticket.requester_id'),
    )
    .leftJoin('person as assignee', (j) =>
      j.onRef('assignee.tenant_id', '=', 'ticket.tenant_id').onRef('assignee.id', '=', 'ticket.assignee_id'),
    )
    .leftJoin('team', (j) => j.onRef('team.tenant_id', '=', 'ticket.tenant_id').onRef('team.id', '=', 'ticket.team_id'))
    .leftJoin('category', (j) =>
      j.onRef('category.tenant_id', '=', 'ticket.tenant_id').onRef('category.id', '=', 'ticket.category_id'),
    )
    .leftJoin('category as above', (j) =>
      j.onRef('above.tenant_id', '=', 'ticket.tenant_id').onRef('above.id', '=', 'category.parent_id'),
    )
    .select(columns)
    .select([
      sql<string>`'T-' || ticket.number`.as('number'),
      person('requester').as('requester'),
      sql<Brief | null>`${person('assignee')}`.as('assignee'),
      sql<
        TicketRecord['team']
      >`case when team.id is null then null else jsonb_build_object('id', team.id, 'name', team.name) end`.as('team'),
      sql<boolean>`coalesce(team.restricted, false)`.as('team_restricted'),
      sql<
        TicketRecord['category']
      >`case when category.id is null then null else jsonb_build_object('id', category.id, 'name', category.name,
        'path', case when above.id is null then category.name else above.name || ' / ' || category.name end) end`.as(
        'category',
      ),
    ])
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where((eb) => visible(ctx)(eb as never))
}

export type TicketListRow = Omit<
  TicketRecord,
  'description' | 'fields' | 'resolution' | 'first_responded_at' | 'resolved_at' | 'closed_at' | 'opener'
>

/** The rows of a list whose ids were found before, in their order. */
export async function rows(ctx: Context, ids: string[]): Promise<TicketListRow[]> {
  if (ids.length === 0) return []
  const found: TicketListRow[] = await tickets(ctx).where(sql<SqlBool>`ticket.id = any(${ids}::uuid[])`).execute()
  const byId = new Map(found.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export type Reference = { id: string } | { number: number }

/** One ticket with all of its fields, or undefined when it does not exist for the caller. */
export async function find(ctx: Context, reference: Reference): Promise<TicketRecord | undefined> {
  const query = tickets(ctx)
    .leftJoin('person as opener', (j) =>
      j.onRef('opener.tenant_id', '=', 'ticket.tenant_id').onRef('opener.id', '=', 'ticket.opened_by'),
    )
    .select([
      'ticket.description',
      'ticket.fields',
      'ticket.resolution',
      'ticket.first_responded_at',
      'ticket.resolved_at',
      'ticket.closed_at',
    ])
    .select(sql<Brief | null>`${person('opener')}`.as('opener'))
  return (
    'id' in reference
      ? query.where('ticket.id', '=', reference.id)
      : query.where('ticket.number', '=', String(reference.number))
  ).executeTakeFirst()
}

/** Holds a ticket until the commit, so that two changes queue. Answers with its id, if the caller may see it. */
export async function hold(ctx: Context, reference: Reference): Promise<string | undefined> {
  const query = ctx.db
    .selectFrom('ticket')
    .select('id')
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where(visible(ctx))
    .forUpdate()
  const row = await ('id' in reference
    ? query.where('id', '=', reference.id)
    : query.where('number', '=', String(reference.number))
  ).executeTakeFirst()
  return row?.id
}

type NewTicket = Omit<Insertable<Schema['ticket']>, 'tenant_id' | 'number' | 'fields'> & {
  fields?: Record<string, unknown>
}

export async function insert({ db, tenant }: Context, rows: NewTicket[]): Promise<void> {
  const values = rows.map(({ fields, ...row }) => ({
    ...row,
    tenant_id: tenant,
    number: sql<string>`mendbook_next_number('ticket')`,
    fields: sql<never>`${JSON.stringify(fields ?? {})}::jsonb`,
  }))
  await db.insertInto('ticket').values(values).execute()
}

export async function update(
  { db, tenant, now }: Context,
  id: string,
  values: Updateable<Schema['ticket']>,
): Promise<void> {
  const { fields, ...plain } = values
  await db
    .updateTable('ticket')
    .set((eb) => ({
      ...plain,
      ...(fields && { fields: sql<never>`${JSON.stringify(fields)}::jsonb` }),
      revision: eb('revision', '+', 1),
      updated_at: now,
    }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}
