import type { z } from 'zod'
import { colleagueId, placeOf, teamId } from '../directory/index.ts'
import { type Context, theDesk } from '../platform/context.ts'
import { DeskError, invalid } from '../platform/errors.ts'
import { LastRead } from '../platform/events.ts'
import { implement } from '../platform/execute.ts'
import type { Found, Owner } from './category.store.ts'
import { findOffered } from './category-reference.ts'
import { putChecklist } from './checklists/lists.ts'
import { openTicket } from './contract.ts'
import type { Fields } from './fields/contract.ts'
import type { UsualPlace } from './fields/definition.store.ts'
import { fieldsForOpening } from './fields/on-ticket.ts'
import { insertOne, type NewTicket, type Written } from './insert.store.ts'
import { isWhole, type Opened, showOpened } from './opened.ts'
import * as people from './people.ts'
import { audienceOf, isAgent, sightOf, type Watched } from './policy.ts'
import { weigh } from './priority/weigh.ts'
import { forgetRules, rulesFor } from './rules.store.ts'
import { show } from './ticket.ts'
import { asked } from './types/asked.ts'
import { refuseType } from './types/reference.ts'

export const open = implement(openTicket, async (ctx, input) => {
  const opened = await openOne(ctx, input)
  return isWhole(ctx, opened) ? new LastRead(() => showOpened(ctx, opened)) : show(ctx, opened.id)
})

type Input = z.output<typeof openTicket.input>

interface Origin {
  requester_id: string
  fields: Fields
}

/** What one requester told is not shown to another. */
const toldBy = (requester: string, origin?: Origin) =>
  origin && (origin.requester_id === requester ? origin.fields : {})

/**
 * Opens a ticket by the rules of whoever asks, without waiting for it to be written.
 * @param more what only another verb decides, or has found out already
 * @param origin the ticket that it is a part of: see fieldsForOpening
 */
export async function openOne(
  ctx: Context,
  input: Input,
  more: Pick<NewTicket, 'parent_id' | 'mandatory'> & { requester?: Requester } = {},
  origin?: Origin,
): Promise<Opened> {
  const { type, description } = await asked(ctx, input)
  const by = isAgent(ctx.actor) ? 'desk' : 'requester'
  refuseForOthers(ctx, input)
  const { requester, organisation_id, rules, place, owner, team, assignee } = await lookUp(
    ctx,
    input,
    type,
    by,
    more.requester,
  )
  const { definitions, cells, usual } = rules
  const fields = await fieldsForOpening(ctx, input.fields, place, definitions, toldBy(requester, origin))
  const row = {
    id: ctx.newId(),
    title: input.title,
    description,
    type,
    tags: input.tags,
    fields,
    status: assignee ? ('open' as const) : ('new' as const),
    state: null,
    ...weigh(input, cells),
    channel: input.channel ?? (ctx.via?.kind === 'session' ? ('portal' as const) : ('api' as const)),
    category_id: input.category === undefined ? undefined : (place.category?.id ?? null),
    requester_id: requester,
    opened_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
    team_id: team?.id ?? null,
    assignee_id: assignee,
    level: team?.level ?? 1,
    opened_at: ctx.now,
    updated_at: ctx.now,
    due_at: input.dueAt ? new Date(input.dueAt) : null,
    parent_id: more.parent_id ?? null,
    mandatory: more.mandatory ?? false,
  }
  const { id } = row
  const written = write(ctx, row, by)
  await ctx.along(written)
  const watched = {
    requester_id: requester,
    team_id: row.team_id,
    team_restricted: team?.restricted ?? false,
    organisation_id,
    cc: [],
  }
  await ctx.record({
    name: 'ticket.opened',
    subject: { kind: 'ticket', id },
    changes: { title: row.title, description, ...(type && { type }), requester, organisation: organisation_id },
    audience: audienceOf(watched),
  })
  if (owner) await tellOwner(ctx, id, owner, audienceOf(watched))
  if (usual.checklist.length > 0) await beginChecklist(ctx, { id, ...watched }, usual)
  return { id, row, written, watched, team, category: place.category, categories: place.categories, usual }
}

/** Everything that the wish names, and what it is held against. Asked all at once, so that the questions travel together. */
async function lookUp(
  ctx: Context,
  input: Input,
  type: string | null,
  by: 'desk' | 'requester',
  known: Requester | undefined,
) {
  const [requester, category, found, wished] = await Promise.all([
    known ?? requesterFor(ctx, input.requester),
    input.category ? findOffered(ctx, input.category) : null,
    rulesFor(ctx, type, by),
    assignedTo(ctx, input),
  ])
  const rules = found ?? (await refuseType(ctx, type))
  const { usual } = rules
  const place = input.category === undefined ? usual : { ...usual, ...(category ? standingIn(category) : nowhere) }
  const { owner } = input.team === undefined ? place : nowhere
  return {
    requester: requester.id,
    organisation_id: requester.organisation,
    rules,
    place,
    owner,
    team: owner?.team ?? wished.team,
    assignee: wished.assignee,
  }
}

async function write(ctx: Context, row: NewTicket, by: 'desk' | 'requester'): Promise<Written> {
  try {
    return await insertOne(ctx, row, by)
  } catch (error) {
    // Most likely its type was retired a moment ago, and this process has not heard of it yet.
    forgetRules(ctx.tenant)
    throw error
  }
}

const standingIn = ({ id, name, path, ancestors, owner }: Found) => ({
  category: { id, name, path },
  categories: ancestors,
  owner,
})
const nowhere = { category: null, categories: [], owner: null }

/** It went to a team because of what it is about: the history says so. */
const tellOwner = (ctx: Context, id: string, { category, team }: Owner, audience: string[]) =>
  ctx.as({ ...theDesk, name: `Category ${category}` }).record({
    name: 'ticket.assigned',
    subject: { kind: 'ticket', id },
    changes: { team: [null, { id: team.id, name: team.name }] },
    audience,
  })

/** What the template of its type says has to be done; requesters neither see it nor hear of it. */
async function beginChecklist(ctx: Context, ticket: Watched & { id: string }, { typeName, checklist }: UsualPlace) {
  const list = await putChecklist(ctx, ticket.id, { name: typeName, items: checklist })
  await ctx.as({ ...theDesk, name: `Type ${typeName}` }).record({
    name: 'ticket.checklist_added',
    subject: { kind: 'ticket', id: ticket.id },
    changes: { checklist: typeName, list, items: checklist.length },
    audience: audienceOf(ticket, 'internal'),
  })
}

export interface Requester {
  id: string
  /** Id. */
  organisation: string | null
}

/** The same refusal whether the person exists or not. */
async function requesterFor(ctx: Context, reference: string | undefined): Promise<Requester> {
  const self = ctx.actor.id as string
  if (reference === undefined || (reference === 'me' && ctx.actor.kind === 'person'))
    return { id: self, organisation: await people.organisationOf(ctx, self) }
  const found = placeOf(ctx, reference, 'requester')
  if (isAgent(ctx.actor)) return found
  const own = await found.catch(() => undefined)
  if (own?.id === self) return own
  const { organisation } = sightOf(ctx.actor)
  const colleague = organisation && (await colleagueId(ctx, reference))
  if (colleague) return { id: colleague, organisation }
  throw new DeskError(
    'forbidden',
    organisation
      ? 'You open tickets for yourself and for people of your organisation. Leave the field requester out, or name one of them.'
      : 'Only agents open tickets for somebody else. Leave the field requester out.',
  )
}

/**
 * What only the desk decides: who works on it, and how it came in.
 * A requester says how much it hurts and how soon (impact, urgency); what follows from that is the desk's to say.
 */
const byDesk = ['team', 'assignee', 'channel', 'priority', 'dueAt'] as const

function refuseForOthers(ctx: Context, input: Partial<Record<(typeof byDesk)[number], unknown>>) {
  if (isAgent(ctx.actor)) return
  for (const field of byDesk) {
    if (input[field] !== undefined) throw invalid(field, 'is set by agents only: leave it out')
  }
}

async function assignedTo(
  ctx: Context,
  { team, assignee }: { team?: string | null | undefined; assignee?: string | null | undefined },
) {
  return {
    team: team ? await people.teamOf(ctx, await teamId(ctx, team)) : null,
    assignee: assignee ? await people.agentId(ctx, assignee) : null,
  }
}
