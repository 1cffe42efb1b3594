import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import { findCategory } from '../category-reference.ts'
import { putChecklist } from '../checklists/lists.ts'
import * as checklists from '../checklists/store.ts'
import { judge } from '../fields/accept.ts'
import { all as defined } from '../fields/definition.store.ts'
import { openOne } from '../open.ts'
import { audienceOfBoth } from '../policy.ts'
import * as tickets from '../store.ts'
import { demand, read, referenceOf, show } from '../ticket.ts'
import { cloneTicket } from './contract.ts'

const mostLists = 20

export const clone = implement(cloneTicket, async (ctx, { id: reference, title, requester }) => {
  const source = await read(ctx, referenceOf(reference))
  demand(ctx, 'link', source)
  const category_ids = await stillOffered(ctx, source)
  const { id } = await openOne(ctx, {
    title: title ?? source.title,
    description: source.description,
    type: source.type,
    category: category_ids.at(-1) ?? null,
    tags: source.tags,
    fields: await stillFitting(ctx, { ...source, category_ids }),
    impact: source.impact,
    urgency: source.urgency,
    ...(source.priority_by === 'hand' && { priority: source.priority, priorityReason: source.priority_reason }),
    requester: requester ?? source.requester_id,
    // What is done for a restricted team stays within it; otherwise its category says who does it.
    ...(source.team_restricted && { team: source.team_id }),
  })
  await takeChecklists(ctx, source.id, id)
  await tellBoth(ctx, source, id)
  return show(ctx, id)
})

/** Its category from the root, unless that was retired meanwhile. */
async function stillOffered(ctx: Context, { category }: tickets.TicketRecord): Promise<string[]> {
  const found = category && (await findCategory(ctx, category.id))
  return found && !found.retired ? found.ancestors : []
}

/** Fields change their rules: what could not be set today is left out. */
async function stillFitting(
  ctx: Context,
  { fields, type, category_ids }: Pick<tickets.TicketRecord, 'fields' | 'type' | 'category_ids'>,
) {
  const place = { type, categories: category_ids ?? [] }
  return (await judge(ctx, fields, { definitions: await defined(ctx), place })).values
}

/** With nothing ticked, and for nobody yet. One that its type has put there already is not doubled. */
async function takeChecklists(ctx: Context, source: string, id: string) {
  const there = new Set((await checklists.lists(ctx, id, { limit: mostLists })).map(({ name }) => name))
  for (const { name, mandatory, items } of await checklists.lists(ctx, source, { limit: mostLists })) {
    if (!there.has(name)) await putChecklist(ctx, id, { name, mandatory, items: items.map(({ text }) => text) })
  }
}

/** One line in the history of each, for those who work both. */
async function tellBoth(ctx: Context, source: tickets.TicketRecord, id: string) {
  const created = await tickets.seenByDesk(ctx, id)
  const audience = audienceOfBoth(source, created, 'internal')
  await ctx.record({
    name: 'ticket.cloned',
    subject: { kind: 'ticket', id: source.id },
    changes: { other: { id, number: created.number } },
    audience,
  })
  await ctx.record({
    name: 'ticket.clone_of',
    subject: { kind: 'ticket', id },
    changes: { other: { id: source.id, number: source.number } },
    audience,
  })
}
