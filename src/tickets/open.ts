import type { z } from 'zod'
import { colleagueId, personId, teamId } from '../directory/index.ts'
import { type Context, theDesk } from '../platform/context.ts'
import { DeskError, invalid } from '../platform/errors.ts'
import { LastRead } from '../platform/events.ts'
import { implement } from '../platform/execute.ts'
import type { Owner } from './category.store.ts'
import { findOffered } from './category-reference.ts'
import { putChecklist } from './checklists/lists.ts'
import { openTicket } from './contract.ts'
import type { Fields } from './fields/contract.ts'
import type { UsualPlace } from './fields/definition.store.ts'
import { fieldsForOpening } from './fields/on-ticket.ts'
import { insert, type NewTicket } from './insert.store.ts'
import * as people from './people.ts'
import { audienceOf, isAgent, sightOf, type Watched } from './policy.ts'
import { weigh } from './priority/weigh.ts'
import { rulesFor } from './rules.store.ts'
import { showNew } from './ticket.ts'
import { asked } from './types/asked.ts'
import { refuseType } from './types/reference.ts'

export const open = implement(openTicket, async (ctx, input) => {
  const id = await openOne(ctx, input)
  return new LastRead(() => showNew(ctx, id)) // as the reactions left it: routed, with its clocks running
})

interface Origin {
  requester_id: string
  fields: Fields
}

/** What one requester told is not shown to another. */
const toldBy = (requester: string, origin?: Origin) =>
  origin && (origin.requester_id === requester ? origin.fields : {})

/**
 * Opens a ticket by the rules of whoever asks. Answers with its id.
 * @param more what only another verb decides
 * @param origin the ticket that it is a part of: see fieldsForOpening
 */
export async function openOne(
  ctx: Context,
  input: z.output<typeof openTicket.input>,
  more: Pick<NewTicket, 'parent_id' | 'mandatory'> = {},
  origin?: Origin,
): Promise<string> {
  const { title, tags } = input
  const { type, description } = await asked(ctx, input)
  const by = isAgent(ctx.actor) ? 'desk' : 'requester'
  refuseForOthers(ctx, input)
  // Asked all at once, so that the questions travel together: one wait.
  const asking = requesterFor(ctx, input.requester)
  const [requester, organisation_id, category, { definitions, cells, usual }, wished] = await Promise.all([
    asking,
    asking.then((id) => people.organisationOf(ctx, id)),
    input.category ? findOffered(ctx, input.category) : nowhere,
    rulesFor(ctx, type, by),
    placeOf(ctx, input),
  ])
  const where = input.category === undefined ? usual : { ...usual, categories: category.ancestors }
  const owner = input.team === undefined ? (input.category === undefined ? usual : category).owner : null
  const { restricted, ...place } = owner ? inTeam(wished, owner.team) : wished
  const fields = await fieldsForOpening(ctx, input.fields, where, definitions, toldBy(requester, origin))
  const id = ctx.newId()
  const inserted = insert(
    ctx,
    [
      {
        id,
        title,
        description,
        type,
        tags,
        fields,
        status: place.assignee_id ? 'open' : 'new',
        state: null,
        ...weigh(input, cells),
        channel: input.channel ?? (ctx.via?.kind === 'session' ? 'portal' : 'api'),
        category_id: input.category === undefined ? undefined : (category.id ?? null),
        requester_id: requester,
        opened_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
        ...place,
        opened_at: ctx.now,
        updated_at: ctx.now,
        due_at: input.dueAt ? new Date(input.dueAt) : null,
        ...more,
      },
    ],
    by,
  )
  const watched = {
    requester_id: requester,
    team_id: place.team_id,
    team_restricted: restricted,
    organisation_id,
    cc: [],
  }
  const recorded = ctx.record({
    name: 'ticket.opened',
    subject: { kind: 'ticket', id },
    changes: { title, description, ...(type && { type }), requester },
    audience: audienceOf(watched),
  })
  // Not one after the other: the ticket and its search text travel together, in this order.
  const [count] = await Promise.all([inserted, recorded])
  if (count === 0) await refuseType(ctx, type)
  if (owner) await tellOwner(ctx, id, owner, audienceOf(watched))
  if (usual.checklist.length > 0) await beginChecklist(ctx, { id, ...watched }, usual)
  return id
}

const nowhere = { id: null, ancestors: [], owner: null }

const inTeam = <P extends { level: number }>(place: P, { id, level, restricted }: Owner['team']) => ({
  ...place,
  team_id: id,
  level,
  restricted,
})

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

/** The same refusal whether the person exists or not. */
async function requesterFor(ctx: Context, reference: string | undefined): Promise<string> {
  const self = ctx.actor.id as string
  if (reference === undefined) return self
  const found = personId(ctx, reference, 'requester')
  if (isAgent(ctx.actor)) return found
  if ((await found.catch(() => undefined)) === self) return self
  const { organisation } = sightOf(ctx.actor)
  const colleague = organisation && (await colleagueId(ctx, reference))
  if (colleague) return colleague
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

async function placeOf(
  ctx: Context,
  { team, assignee }: { team?: string | null | undefined; assignee?: string | null | undefined },
) {
  const team_id = team ? await teamId(ctx, team) : null
  const assignee_id = assignee ? await people.agentId(ctx, assignee) : null
  const found = team_id ? await people.teamOf(ctx, team_id) : undefined
  return { team_id, assignee_id, level: found?.level ?? 1, restricted: found?.restricted ?? false }
}
