// The SQL of the ticket itself.
import './schema.ts'
import './participants/store.ts'
import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'
import { structureOfNew, structureOfOne, structureOfRow } from './children/columns.ts'
import type { Nested } from './children/held.ts'
import { tiesOf } from './children/ties.store.ts'
import { type Ties, untied } from './children/ties.ts'
import { defaults } from './closing/contract.ts'
import { type EscalationRow, findEscalation } from './escalation/store.ts'
import type { Fields } from './fields/contract.ts'
import { type FieldInfo, fieldInfo, fieldsAmong } from './fields/told.ts'
import { seenIn, sightOf, visible } from './policy.ts'
import type { Mapping } from './workflow/mapping.ts'
import type { Workflow } from './workflow/model.ts'

interface Brief {
  id: string
  name: string
  email: string
}

export interface TicketRecord extends Ties {
  id: string
  number: string
  title: string
  description: string
  type: Schema['ticket']['type']
  status: Schema['ticket']['status']
  /** A key of the workflow; where that state is gone, of the one that took its place. */
  state: string
  /** Null: as the standard workflow calls it. */
  state_name: string | null
  /** Of its type; null: the standard one. */
  workflow: Workflow | null
  successors: Mapping
  priority: Schema['ticket']['priority']
  priority_by: Schema['ticket']['priority_by']
  priority_reason: string | null
  impact: Schema['ticket']['impact']
  urgency: Schema['ticket']['urgency']
  tags: string[]
  fields: Fields
  field_info: FieldInfo[] | null
  channel: Schema['ticket']['channel']
  level: number
  resolution: string | null
  public_messages: number
  internal_messages: number
  /** A hand-over waits for an answer. */
  escalated: boolean
  revision: number
  opened_at: Date
  updated_at: Date
  first_responded_at: Date | null
  resolved_at: Date | null
  closed_at: Date | null
  category: { id: string; name: string; path: string } | null
  /** The ids of its category and of those above it, from the root. */
  category_ids: string[] | null
  team: { id: string; name: string } | null
  assignee: Brief | null
  opener: Brief | null
  escalation: EscalationRow | null
  checklist_done: number
  checklist_total: number
  /** Open items that are in the way of resolving. */
  checklist_blocking: number
  minutes_spent: number
  requester: Brief
  requester_id: string
  team_id: string | null
  team_restricted: boolean
  organisation_id: string | null
  organisation: { id: string; name: string } | null
  cc: string[]
  watching: boolean
  vip: boolean
  mentioned: boolean
  snoozed_until: Date | null
  snooze_reason: string | null
  snoozer: Brief | null
  closes_at: Date | null
  reopen_days: number
  parent_id: string | null
  follows_id: string | null
  mandatory: boolean
  due_at: Date | null
  children_follow: boolean
  merged_into: string | null
  /** Where it goes on: the last of a chain of merges. */
  merged_end: string | null
  merged_at: Date | null
  /** Other tickets were merged into it. */
  has_merged: boolean
}

/** A row of the table, before what it has to do with others is asked. */
interface Alone extends Omit<TicketRecord, keyof Ties | 'escalation'> {
  escalation_id: string | null
  /** There are other tickets around it, or tasks. */
  tied: boolean
}

const named = (alias: string, more = '') =>
  `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name${more}) end`
const brief = (alias: string) => named(alias, `, 'email', ${alias}.email`)

const state = 'coalesce(kind.successors ->> ticket.state, ticket.state)'

const columns = `ticket.id, 'T-' || ticket.number as number, ticket.title, ticket.type, ticket.status, ${state} as state,
  kind.state_names ->> ${state} as state_name, ticket.priority, ticket.priority_by,
  ticket.impact, ticket.urgency, ticket.tags, ticket.channel, ticket.level, ticket.public_messages, ticket.internal_messages,
  ticket.escalation_id is not null as escalated, ticket.organisation_id, ticket.snoozed_until, requester.vip,
  exists (select from mention m where m.tenant_id = $1 and m.person_id = $3::uuid and m.ticket_id = ticket.id and m.seen_at is null) as mentioned,
  ticket.resolved_at, ${named('organisation')} as organisation,
  ticket.revision, ticket.opened_at, ticket.updated_at, ticket.requester_id, ticket.team_id, coalesce(team.restricted, false) as team_restricted,
  ${brief('requester')} as requester, ${brief('assignee')} as assignee, ${named('team')} as team,
  ${named('category', ", 'path', category.path")} as category`

/** @param ticket the table, or a row of it that is made up */
const joinedTo = (ticket: string) => `from ${ticket}
  join ticket_type kind on kind.tenant_id = ticket.tenant_id and kind.key = ticket.type
  join person requester on requester.tenant_id = ticket.tenant_id and requester.id = ticket.requester_id
  left join person assignee on assignee.tenant_id = ticket.tenant_id and assignee.id = ticket.assignee_id
  left join team on team.tenant_id = ticket.tenant_id and team.id = ticket.team_id
  left join category on category.tenant_id = ticket.tenant_id and category.id = ticket.category_id
  left join organisation on organisation.tenant_id = ticket.tenant_id and organisation.id = ticket.organisation_id`

const onTicket = (role: string) =>
  `from ticket_participant p where p.tenant_id = $1 and p.ticket_id = ticket.id and p.role = '${role}'`
// The texts never change, so the server plans them once: six joins take longer to plan than to run.
const seen = seenIn('ticket')

const wholeOf = (
  ticket: string,
  structure = structureOfOne,
) => `${columns}, kind.workflow, kind.successors, ticket.description, ticket.fields, ${fieldInfo} as field_info,
  category.ancestors as category_ids, ticket.priority_reason, ticket.resolution, ticket.first_responded_at,
  ticket.closed_at, ticket.checklist_done, ticket.checklist_total, ticket.checklist_blocking, ticket.minutes_spent,
  ticket.closes_at, ticket.snooze_reason, ${brief('opener')} as opener, ${brief('snoozer')} as snoozer,
  array(select p.person_id ${onTicket('cc')}) as cc,
  exists (select ${onTicket('watcher')} and p.person_id = $3::uuid) as watching,
  coalesce((select s.reopen_within_days from ticket_setting s where s.tenant_id = $1), ${defaults.reopenWithinDays}) as reopen_days,
  ${structure} ${joinedTo(ticket)}
  left join person opener on opener.tenant_id = ticket.tenant_id and opener.id = ticket.opened_by
  left join person snoozer on snoozer.tenant_id = ticket.tenant_id and snoozer.id = ticket.snoozed_by`

const ofPage = `${joinedTo('ticket')} where ${seen} and ticket.id = any(current_setting('mendbook.page')::uuid[])`

const texts = {
  rows: `select /* by key */ ${columns}, ${structureOfRow} ${ofPage}`,
  rowsWithFields: `select /* by key */ ${columns}, ${structureOfRow}, ${fieldsAmong('$6')} ${ofPage}`,
  byId: `select /* by key */ ${wholeOf('ticket')} where ${seen} and ticket.id = $6::uuid`,
  opened: `select /* by key */ ${wholeOf('ticket', structureOfNew)} where ${seen} and ticket.id = $6::uuid`,
  byNumber: `select /* by key */ ${wholeOf('ticket')} where ${seen} and ticket.number = $6::bigint`,
  past: `select /* by key */ ${wholeOf('jsonb_populate_record(null::ticket, $6::jsonb) as ticket')} where ${seen}`,
}

const glimpse = `select /* by key */ ticket.id, 'T-' || ticket.number as number, ticket.team_id, coalesce(team.restricted, false) as team_restricted,
  exists (select from ticket s where s.tenant_id = ticket.tenant_id and s.merged_into = ticket.id) as has_merged
  from ticket left join team on team.tenant_id = ticket.tenant_id and team.id = ticket.team_id where ${seen}`
const glimpses = { byId: `${glimpse} and ticket.id = $6::uuid`, byNumber: `${glimpse} and ticket.number = $6::bigint` }

/** Enough of a ticket to read what hangs on it. */
export type Glimpse = Pick<TicketRecord, 'id' | 'number' | 'team_id' | 'team_restricted' | 'has_merged'>

/** @param text has `seenIn` in it, which takes the first five parameters; `$6` is the first of `more` */
export async function ask<T>(ctx: Context, text: string, ...more: (string | number | string[])[]): Promise<T[]> {
  const { sight, me, teams, organisation } = sightOf(ctx.actor)
  const values = [ctx.tenant, sight, me, teams, organisation, ...more]
  const { rows } = await ctx.db.executeQuery<T>(CompiledQuery.raw(text, values))
  return rows
}

type InDetail =
  | (
      | 'description'
      | 'fields'
      | 'field_info'
      | 'category_ids'
      | 'priority_reason'
      | 'workflow'
      | 'successors'
      | 'resolution'
    )
  | ('first_responded_at' | 'closed_at' | 'opener' | 'escalation' | 'cc' | 'watching')
  | ('parent_id' | 'follows_id' | 'mandatory' | 'children_follow' | 'nested' | 'todo' | 'links')
  | ('checklist_done' | 'checklist_total' | 'checklist_blocking' | 'minutes_spent')
  | ('merged_into' | 'merged_end' | 'merged' | 'merged_status' | 'merged_at' | 'has_merged' | 'merges')
  | ('snooze_reason' | 'snoozer' | 'closes_at' | 'follows' | 'followed_by' | 'reopen_days')

export type TicketListRow = Omit<TicketRecord, InDetail> & { nested: Pick<Nested, 'of' | 'done'> | null } & Partial<
    Pick<TicketRecord, 'fields' | 'field_info'>
  > & {
    /** Where it stands in an order that the ticket alone does not tell. */
    key?: string[] | undefined
  }

/**
 * The rows of a list, in the order of `wanted`, which finds their ids. The ids stay at the server between the two statements,
 * so that both travel together: one wait, and the statement with the joins keeps its plan.
 * @param fields keys of the fields whose values come along
 * @param keyed `wanted` finds `key` too, and the rows tell it
 */
export async function rows(
  ctx: Context,
  wanted: RawBuilder<unknown>,
  fields: string[] = [],
  keyed = false,
): Promise<TicketListRow[]> {
  const find = keyed
    ? sql<Found>`select set_config('mendbook.page', coalesce(array_agg(p.id order by p.place), '{}')::text, true) as ids,
        jsonb_agg(p.key order by p.place) as keys from (select w.*, row_number() over () as place from (${wanted}) w) p`
    : sql<Found>`select set_config('mendbook.page', array(${wanted})::text, true) as ids`
  const finding = ctx.db.executeQuery(find.compile(ctx.db))
  const reading = fields.length
    ? ask<TicketListRow>(ctx, texts.rowsWithFields, fields)
    : ask<TicketListRow>(ctx, texts.rows)
  reading.catch(() => undefined) // if the first fails, so does the second, and the first says why
  const [found] = (await finding).rows
  const byId = new Map((await reading).map((row) => [row.id, row]))
  const ids = found?.ids.slice(1, -1).split(',') ?? []
  return ids.flatMap((id, place) => {
    const row = byId.get(id)
    return row ? { ...row, ...(found?.keys && { key: found.keys[place] }) } : []
  })
}

type Found = { ids: string; keys?: string[][] }
export type Reference = { id: string } | { number: number }

/** One ticket with all of its fields, or undefined when it does not exist for the caller. */
export async function find(ctx: Context, reference: Reference): Promise<TicketRecord | undefined> {
  const [found] = await askFor(ctx, reference)
  return found && whole(ctx, found)
}

/** No more of it than what hangs on it needs; undefined when it does not exist for the caller. */
export async function glance(ctx: Context, reference: Reference): Promise<Glimpse | undefined> {
  const [found] =
    'id' in reference
      ? await ask<Glimpse>(ctx, glimpses.byId, reference.id)
      : await ask<Glimpse>(ctx, glimpses.byNumber, reference.number)
  return found
}

/** One ticket that was opened a moment ago: nothing is around it yet, so that one statement is enough. */
export async function findNew(ctx: Context, id: string): Promise<TicketRecord | undefined> {
  const [found] = await ask<Alone>(ctx, texts.opened, id)
  return found && { ...found, ...untied, escalation: null }
}

/** A ticket as it once was, by the columns that it had then; undefined where the caller would not have seen it. */
export async function findPast(ctx: Context, row: Record<string, unknown>): Promise<TicketRecord | undefined> {
  const [found] = await ask<Alone>(ctx, texts.past, JSON.stringify(row))
  return found && whole(ctx, found)
}

const askFor = (ctx: Context, reference: Reference) =>
  'id' in reference ? ask<Alone>(ctx, texts.byId, reference.id) : ask<Alone>(ctx, texts.byNumber, reference.number)

async function whole(ctx: Context, ticket: Alone): Promise<TicketRecord> {
  const [ties, escalation] = await Promise.all([
    ticket.tied ? tiesOf(ctx, ticket) : untied,
    ticket.escalation_id ? findEscalation(ctx, ticket.escalation_id) : null,
  ])
  return { ...ticket, ...ties, escalation }
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

/** Which of these tickets there are for the caller. */
export function identify(ctx: Context, ids: string[], numbers: number[]) {
  return ctx.db
    .selectFrom('ticket')
    .select(['ticket.id', sql<string>`'T-' || ticket.number`.as('number')])
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where(visible(ctx))
    .where(sql<boolean>`(ticket.id = any(${ids}::uuid[]) or ticket.number = any(${numbers}::bigint[]))`)
    .execute()
}

export { update } from './update.store.ts'
