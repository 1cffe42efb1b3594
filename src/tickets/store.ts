// The SQL of the ticket itself.
import './schema.ts'
import './participants/store.ts'
import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import { type Context, theDesk } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'
import type { Nested } from './children/held.ts'
import { tiesOf } from './children/ties.store.ts'
import { type Ties, untied } from './children/ties.ts'
import { type EscalationRow, findEscalation } from './escalation/store.ts'
import type { Fields } from './fields/contract.ts'
import type { FieldInfo } from './fields/told.ts'
import { sightOf, visible } from './policy.ts'
import { glimpses, texts } from './texts.store.ts'
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
interface Alone extends Omit<TicketRecord, keyof Ties | 'escalation' | PersonOfOne> {
  /** Those whom it names, by id. */
  persons: Record<string, Brief & { vip: boolean }>
  assignee_id: string | null
  opened_by: string | null
  snoozed_by: string | null
  escalation_id: string | null
  /** There are other tickets around it, or tasks. */
  tied: boolean
}

type PersonOfOne = 'requester' | 'vip' | 'assignee' | 'opener' | 'snoozer'

/** Enough of a ticket to read what hangs on it. */
export type Glimpse = Pick<TicketRecord, 'id' | 'number' | 'team_id' | 'team_restricted' | 'has_merged'>

type Value = string | number | boolean | string[] | null

/** @param text never changes; `$1` is the tenant */
export async function query<T>({ db, tenant }: Context, text: string, ...more: Value[]): Promise<T[]> {
  return (await db.executeQuery<T>(CompiledQuery.raw(text, [tenant, ...more]))).rows
}

/** @param text has `seenIn` in it, which takes the first five parameters; `$6` is the first of `more` */
export function ask<T>(ctx: Context, text: string, ...more: Value[]): Promise<T[]> {
  const { sight, me, teams, organisation } = sightOf(ctx.actor)
  return query(ctx, text, sight, me, teams, organisation, ...more)
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

/** One that is there, read in the name of the desk: the caller may have just handed it to where they do not see it. */
export const seenByDesk = async (ctx: Context, id: string): Promise<TicketRecord> =>
  (await find(ctx.as(theDesk), { id })) as TicketRecord

/** No more of it than what hangs on it needs; undefined when it does not exist for the caller. */
export async function glance(ctx: Context, reference: Reference): Promise<Glimpse | undefined> {
  const [found] =
    'id' in reference
      ? await ask<Glimpse>(ctx, glimpses.byId, reference.id)
      : await ask<Glimpse>(ctx, glimpses.byNumber, reference.number)
  return found
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
  return { ...withPersons(ticket), ...ties, escalation }
}

function withPersons(ticket: Alone): Alone & Pick<TicketRecord, PersonOfOne> {
  const { requester_id, assignee_id, opened_by, snoozed_by, persons } = ticket
  const person = (id: string | null) => {
    const found = id ? persons[id] : undefined
    return found ? { id: found.id, name: found.name, email: found.email } : null
  }
  return {
    ...ticket,
    requester: person(requester_id) as Brief,
    vip: persons[requester_id]?.vip ?? false,
    assignee: person(assignee_id),
    opener: person(opened_by),
    snoozer: person(snoozed_by),
  }
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
