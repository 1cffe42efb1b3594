import type { z } from 'zod'
import { personId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { DeskError, invalid } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { categoryId } from './category-reference.ts'
import { changeTicket, type Ticket } from './contract.ts'
import { differences } from './differences.ts'
import { changedState, inState } from './move.ts'
import { stateNow, workflowOf } from './moves.ts'
import { organisationOf } from './people.ts'
import { audienceOf } from './policy.ts'
import { weigh } from './priority.ts'
import * as store from './store.ts'
import { present, readFor, show } from './ticket.ts'
import { typeFor } from './types/reference.ts'
import { carriedOver } from './workflow/mapping.ts'

export const change = implement(changeTicket, async (ctx, { id: reference, ...wish }) => {
  const before = await readFor(ctx, reference, 'change')
  const values = await valuesOf(ctx, wish, before)
  if (Object.keys(values).length === 0) return present(ctx, before)
  await store.update(ctx, before.id, values)
  const after = await show(ctx, before.id)
  const changes = differences(present(ctx, before), after)
  await tell(ctx, before, changes)
  return show(ctx, before.id)
})

/** What is planned is between those who do it, in an event of its own; the rest its requester may read too. */
async function tell(ctx: Context, ticket: store.TicketRecord, changes: Record<string, unknown>) {
  const isPlan = ([field]: [string, unknown]) => planned.has(field)
  const plan = Object.fromEntries(Object.entries(changes).filter(isPlan))
  const rest = Object.fromEntries(Object.entries(changes).filter((one) => !isPlan(one)))
  const subject = { kind: 'ticket', id: ticket.id }
  if (Object.keys(rest).length > 0) {
    // How the desk calls its states is for the desk.
    const audience = audienceOf(ticket, Object.keys(rest).join() === 'state' ? 'internal' : 'public')
    await ctx.record({ name: 'ticket.changed', subject, changes: rest, audience })
  }
  if (Object.keys(plan).length > 0)
    await ctx.record({ name: 'ticket.planned', subject, changes: plan, audience: audienceOf(ticket, 'internal') })
}

const planned = new Set(['dueAt', 'mandatory', 'childrenFollow'])

type Wish = Omit<z.output<typeof changeTicket.input>, 'id'>

async function valuesOf(ctx: Context, wish: Wish, before: store.TicketRecord) {
  const { title, description, type, category, tags, fields, requester, level, dueAt } = wish
  if (wish.mandatory && !before.parent_id) throw invalid('mandatory', 'is for children: give it a parent first')
  const weight = weigh(wish, { ...before, priorityBy: before.priority_by })
  const newRequester = requester && (await personId(ctx, requester, 'requester'))
  const weighed = wish.priority !== undefined || wish.impact !== undefined || wish.urgency !== undefined
  const category_id = category ? await categoryId(ctx, category) : category
  // Fields are merged: null removes one, and what is not named stays.
  const allFields = fields && merged(before.fields, fields)
  const values = {
    title,
    description,
    tags,
    level,
    mandatory: wish.mandatory,
    children_follow: wish.childrenFollow,
    due_at: dueAt ? new Date(dueAt) : dueAt,
    ...(weighed && {
      priority: weight.priority,
      priority_by: weight.priorityBy,
      impact: weight.impact,
      urgency: weight.urgency,
    }),
    category_id,
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

function merged(before: Ticket['fields'], wish: Ticket['fields']): Ticket['fields'] {
  const all = Object.entries({ ...before, ...wish }).filter(([, value]) => value !== null)
  if (all.length > 100)
    throw new DeskError('invalid', 'A ticket has at most 100 fields. Remove some first, by setting them to null.', {
      errors: [{ path: 'fields', message: 'has more than 100 fields' }],
    })
  return Object.fromEntries(all)
}
