import type { z } from 'zod'
import { personId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { invalid } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { findOffered } from './category-reference.ts'
import { whenClosed } from './closing/when-closed.ts'
import { changeTicket } from './contract.ts'
import { differences } from './differences.ts'
import { fieldsForChange } from './fields/on-ticket.ts'
import { fieldChanges } from './fields/told.ts'
import { changedState, inState } from './move.ts'
import { stateNow, workflowOf } from './moves.ts'
import { organisationOf } from './people.ts'
import { audienceOf } from './policy.ts'
import { cellsOf } from './priority/store.ts'
import { type Weight, weigh } from './priority/weigh.ts'
import * as store from './store.ts'
import { present, read, readFor, show } from './ticket.ts'
import { typeFor } from './types/reference.ts'
import { carriedOver } from './workflow/mapping.ts'

export const change = implement(changeTicket, async (ctx, { id: reference, ...wish }) => {
  const before = await readFor(ctx, reference, 'change')
  const values = await valuesOf(ctx, wish, before)
  if (Object.keys(values).length === 0) return present(ctx, before)
  await store.update(ctx, before.id, values)
  const after = await read(ctx, { id: before.id })
  await tell(ctx, before, differences(present(ctx, before), present(ctx, after)), fieldChanges(before, after))
  return show(ctx, before.id)
})

/** What is planned, and what only the desk may know, are events of their own; the rest its requester may read too. */
async function tell(
  ctx: Context,
  ticket: store.TicketRecord,
  changes: Record<string, unknown>,
  fields: ReturnType<typeof fieldChanges>,
) {
  const some = (which: (field: string) => boolean) =>
    Object.fromEntries(Object.entries(changes).filter(([field]) => which(field)))
  const rest = { ...some((field) => !planned.has(field) && !within.has(field)), ...fields.shown }
  // How the desk calls its states is for the desk.
  const shown = Object.keys(rest).join() === 'state' ? {} : rest
  const hidden = { ...(shown !== rest && rest), ...some((field) => field === 'priorityReason'), ...fields.internal }
  const record = async (name: `ticket.${string}`, told: object, visibility: 'public' | 'internal') => {
    if (Object.keys(told).length === 0) return
    const audience = audienceOf(ticket, visibility)
    await ctx.record({ name, subject: { kind: 'ticket', id: ticket.id }, changes: { ...told }, audience })
  }
  await record('ticket.changed', shown, 'public')
  await record('ticket.changed', hidden, 'internal')
  await record(
    'ticket.planned',
    some((field) => planned.has(field)),
    'internal',
  )
}

const planned = new Set(['dueAt', 'mandatory', 'childrenFollow'])
/** Told in another way: fields one by one, and why a priority was chosen to the desk only. */
const within = new Set(['fields', 'priorityReason'])

type Wish = Omit<z.output<typeof changeTicket.input>, 'id'>

async function valuesOf(ctx: Context, wish: Wish, before: store.TicketRecord) {
  const { title, description, type, category, tags, fields, requester, level, dueAt } = wish
  if (wish.mandatory && !before.parent_id) throw invalid('mandatory', 'is for children: give it a parent first')
  const newRequester = requester && (await personId(ctx, requester, 'requester'))
  const stays = before.category?.id ?? null
  const chosen = category ? (await findOffered(ctx, category, 'category', stays)).ancestors : []
  const categories = category === undefined ? (before.category_ids ?? []) : chosen
  const category_id = category === undefined ? undefined : (categories.at(-1) ?? null)
  const allFields =
    fields && (await fieldsForChange(ctx, fields, { ...before, type: type ?? before.type, category_ids: categories }))
  const values = {
    title,
    description,
    tags,
    level,
    mandatory: wish.mandatory,
    children_follow: wish.childrenFollow,
    due_at: dueAt ? new Date(dueAt) : dueAt,
    ...(await weightOf(ctx, wish, before)),
    category_id,
    closes_at:
      category_id !== undefined && before.status === 'resolved'
        ? await whenClosed(ctx, category_id, before.resolved_at ?? ctx.now)
        : undefined,
    requester_id: newRequester,
    organisation_id: newRequester && (await organisationOf(ctx, newRequester)),
    fields: allFields,
    ...(await placeOf(ctx, { ...wish, type }, before, {
      ...(category_id !== undefined && { category: category_id !== null }),
      ...(allFields && { fields: allFields }),
    })),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** Type and state: who changes the type stands in its workflow where they stood in the old one, and moves on from there. */
async function placeOf(
  ctx: Context,
  { type, state, status }: Pick<Wish, 'type' | 'state' | 'status'>,
  before: store.TicketRecord,
  given: Parameters<typeof changedState>[3],
) {
  const now = type !== undefined && type !== before.type ? await inType(ctx, before, type) : before
  const wished = state !== undefined || status !== undefined
  const to = wished ? changedState(ctx, now, { state, status }, given) : undefined
  if (to) return { ...inState(to), ...(now.type !== before.type && { type: now.type }) }
  return now.type === before.type ? {} : { type: now.type, state: now.state, status: now.status }
}

async function inType(ctx: Context, ticket: store.TicketRecord, key: string): Promise<store.TicketRecord> {
  const { workflow, successors } = await typeFor(ctx, key)
  const stands = carriedOver(workflowOf({ workflow }), stateNow(ticket))
  return {
    ...ticket,
    type: key,
    workflow,
    successors,
    ...(stands && { state: stands.key, status: stands.kind, state_name: stands.name }),
  }
}

const weighing = ['priority', 'priorityBy', 'priorityReason', 'impact', 'urgency'] as const

async function weightOf(ctx: Context, wish: Wish, before: Weight): Promise<Partial<Weight>> {
  if (weighing.every((field) => wish[field] === undefined)) return {}
  const { priority, priority_by, priority_reason, impact, urgency } = weigh(wish, await cellsOf(ctx), before)
  return { priority, priority_by, priority_reason, impact, urgency }
}
