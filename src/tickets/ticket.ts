// A ticket as the world sees it, and how the verbs of this module get hold of one.

import { isId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { DeskError, missing } from '../platform/errors.ts'
import { unchanged } from '../platform/revision.ts'
import { waitsFor } from './children/held.ts'
import type { Ticket, TicketRow } from './contract.ts'
import { presentEscalation } from './escalation/present.ts'
import { fieldsFor, textsFor } from './fields/told.ts'
import { undoUntil } from './merge/merged.ts'
import { nameOfState, plainState, stateNow } from './moves.ts'
import { named } from './people.ts'
import { can, isForbidden, mayDo, movesFor, openMoves, replyGoes, worksOn } from './policy.ts'
import * as store from './store.ts'
import type { Move } from './workflow/moves.ts'
import type { TicketAct } from './workflow.ts'

/** `T-1042`, `1042` or an id. @throws DeskError not_found */
export function referenceOf(reference: string): store.Reference {
  if (isId(reference)) return { id: reference }
  const match = /^(?:T-)?(\d{1,15})$/i.exec(reference)
  if (!match) throw missing('ticket')
  return { number: Number(match[1]) }
}

export async function read(ctx: Context, reference: store.Reference): Promise<store.TicketRecord> {
  const record = await store.find(ctx, reference)
  if (!record) throw missing('ticket')
  return record
}

/** For reading what hangs on it. @throws DeskError not_found */
export async function glance(ctx: Context, reference: string): Promise<store.Glimpse> {
  const found = await store.glance(ctx, referenceOf(reference))
  if (!found) throw missing('ticket')
  return found
}

/** Reads a ticket and holds it until the commit, so that two changes queue. */
export async function hold(ctx: Context, reference: string): Promise<store.TicketRecord> {
  const id = await store.hold(ctx, referenceOf(reference))
  if (!id) throw missing('ticket')
  return read(ctx, { id })
}

/**
 * Reads a ticket for change: holds it, checks what the caller last saw, and whether they may do this to it now.
 * @param judged what the caller's wish makes of it before it is judged
 */
export async function readFor(
  ctx: Context,
  reference: string,
  act: TicketAct,
  judged = (record: store.TicketRecord) => record,
): Promise<store.TicketRecord> {
  const record = await hold(ctx, reference)
  await unchanged(ctx, 'ticket', record.revision, async () => present(ctx, record))
  const ticket = judged(record)
  demand(ctx, act, ticket)
  return ticket
}

/** @throws DeskError forbidden or conflict */
export function demand(ctx: Context, act: TicketAct, record: store.TicketRecord): void {
  const { allowed, reason } = mayDo(ctx, act, record)
  if (allowed) return
  throw new DeskError(isForbidden(ctx, act, record) ? 'forbidden' : 'conflict', `${reason} Nothing was changed.`)
}

/** What only those read who work the ticket: others see it, and not this. @throws DeskError forbidden */
export function demandWorker(ctx: Pick<Context, 'actor'>, record: store.Glimpse): void {
  if (worksOn(ctx.actor, record)) return
  throw new DeskError('forbidden', `Only those who work ${record.number} see this.`)
}

export const show = async (ctx: Context, id: string): Promise<Ticket> => present(ctx, await read(ctx, { id }))

export function presentRow(ctx: Pick<Context, 'actor'>, row: store.TicketListRow): TicketRow {
  const works = worksOn(ctx.actor, row)
  return {
    ...known(ctx, row),
    messages: row.public_messages + (works ? row.internal_messages : 0),
    escalated: works && row.escalated,
    children: works ? row.nested : null,
    ...(row.fields && inColumns({ fields: row.fields, field_info: row.field_info ?? null }, works)),
  }
}

const inColumns = (told: Pick<store.TicketRecord, 'fields' | 'field_info'>, works: boolean) => ({
  fields: fieldsFor(told, works),
  fieldTexts: textsFor(told, works),
})

export function present(ctx: Pick<Context, 'actor' | 'now'>, record: store.TicketRecord): Ticket {
  const moves = movesFor(ctx, record)
  const works = worksOn(ctx.actor, record)
  return {
    ...known(ctx, { ...record, ...inWorkflow(record) }),
    mandatory: works && record.mandatory,
    childrenFollow: works && record.children_follow,
    related: works ? related(record) : null,
    merged: record.merged_into !== null,
    mergedInto: record.merged,
    mergeUndoUntil: works && record.merged_at ? undoUntil(record.merged_at).toISOString() : null,
    description: record.description,
    fields: fieldsFor(record, works),
    fieldTexts: textsFor(record, works),
    priorityReason: works ? record.priority_reason : null,
    sla: { firstResponse: null, resolution: null },
    resolution: record.resolution,
    firstRespondedAt: record.first_responded_at?.toISOString() ?? null,
    closedAt: record.closed_at?.toISOString() ?? null,
    openedBy: named(ctx, record.opener),
    ...(works ? forTheDesk(record) : { escalation: null, checklist: null, minutesSpent: null }),
    watching: record.watching,
    snooze: works && record.snoozed_until ? snoozeOf(ctx, record, record.snoozed_until) : null,
    closesAt: record.closes_at?.toISOString() ?? null,
    follows: record.follows,
    followedBy: record.followed_by,
    replyGoes: replyGoes(ctx, record),
    moves: works ? openMoves(ctx, record, moves).map(presentMove) : [],
    can: can(ctx, record, moves),
  }
}

const inWorkflow = (record: store.TicketRecord) => {
  const { key, name } = stateNow(record)
  return { state: key, state_name: name }
}

const presentMove = ({ state, act, step, allowed, reason }: Move): Ticket['moves'][number] => ({
  state: { key: state.key, name: state.name },
  status: state.kind,
  by: act === 'setStatus' ? 'change' : act,
  step,
  can: { allowed, reason },
})

function related(record: store.TicketRecord): Ticket['related'] {
  const { nested, todo, links, merges } = record
  const dates = [nested.due, todo.due].filter((due) => due !== null).map((due) => new Date(due).toISOString())
  const { of, done } = nested
  return {
    children: { of, done },
    tasks: { of: todo.of, done: todo.done },
    links,
    merges,
    waitsFor: waitsFor(record, record.children_follow),
    dueAt: dates.sort()[0] ?? null,
  }
}

const forTheDesk = ({ escalation, ...record }: store.TicketRecord) => ({
  escalation: escalation && presentEscalation(escalation),
  checklist: { done: record.checklist_done, total: record.checklist_total, blocking: record.checklist_blocking },
  minutesSpent: record.minutes_spent,
})

function known(ctx: Pick<Context, 'actor'>, row: Omit<store.TicketListRow, 'nested'>) {
  const works = worksOn(ctx.actor, row)
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    type: row.type,
    status: row.status,
    // How the desk calls its states is its own affair.
    state: works ? { key: row.state, name: nameOfState(row) } : plainState(row.status),
    priority: row.priority,
    priorityBy: row.priority_by,
    impact: row.impact,
    urgency: row.urgency,
    category: row.category,
    tags: row.tags,
    channel: row.channel,
    requester: named(ctx, row.requester) as NonNullable<ReturnType<typeof named>>,
    vip: row.vip && worksOn(ctx.actor, row),
    team: row.team,
    assignee: named(ctx, row.assignee),
    level: row.level,
    dueAt: works ? (row.due_at?.toISOString() ?? null) : null,
    parent: works ? row.parent : null,
    revision: row.revision,
    openedAt: row.opened_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    mentioned: row.mentioned,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    organisation: row.organisation,
    snoozedUntil: worksOn(ctx.actor, row) ? (row.snoozed_until?.toISOString() ?? null) : null,
  }
}

const snoozeOf = (ctx: Pick<Context, 'actor'>, { snooze_reason, snoozer }: store.TicketRecord, until: Date) => ({
  until: until.toISOString(),
  reason: snooze_reason,
  by: named(ctx, snoozer),
})
