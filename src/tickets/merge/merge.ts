import type { Context } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { withoutMatch } from '../children/add.ts'
import { queue } from '../links/store.ts'
import { workflowOf } from '../moves.ts'
import { audienceOf, audienceOfBoth } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { readFor, show } from '../ticket.ts'
import { settled } from '../workflow/mapping.ts'
import { unresolved } from '../workflow.ts'
import { bringing, type Gift } from './brought.ts'
import { mergeTickets } from './contract.ts'
import * as store from './store.ts'

export const merge = implement(mergeTickets, async (ctx, { id, into, tickets, shareConversation }) => {
  if ((into === undefined) === (tickets === undefined))
    throw invalid(
      'into',
      'or tickets has to be given: name the ticket that this one goes on in, or those that go on in it',
    )
  await queue(ctx)
  const here = await readFor(ctx, id, 'merge')
  const others: TicketRecord[] = []
  for (const reference of into === undefined ? (tickets ?? []) : [into])
    others.push(await readFor(withoutMatch(ctx), reference, 'merge'))
  const pairs =
    into === undefined ? others.map((other) => [other, here] as const) : others.map((other) => [here, other] as const)
  if (new Set(others.map((other) => other.id)).size < others.length) throw invalid('tickets', 'names a ticket twice')
  for (const [source, target] of pairs) await mergeOne(ctx, source, target, shareConversation)
  return show(ctx, here.id)
})

/** Both sides are held. @param share unless told, the conversation is shared where both have one requester */
async function mergeOne(ctx: Context, source: TicketRecord, target: TicketRecord, share: boolean | undefined) {
  await refuse(ctx, source, target)
  const brought = bringing(await store.giftsOf(ctx, source.id, true), await store.giftsOf(ctx, target.id, false))
  await store.insert(ctx, {
    id: ctx.newId(),
    source,
    target: target.id,
    shared: share ?? source.requester_id === target.requester_id,
    brought,
    state: settled(workflowOf(source), 'closed')?.key ?? source.state,
  })
  await store.give(ctx, target.id, brought)
  await tellSource(ctx, 'ticket.merged', source, target)
  await ctx.record({
    name: 'ticket.absorbed',
    subject: { kind: 'ticket', id: target.id },
    changes: { other: { id: source.id, number: source.number }, ...(await inWords(ctx, brought)) },
    audience: audienceOfBoth(target, source, 'internal'),
  })
}

async function refuse(ctx: Context, source: TicketRecord, target: TicketRecord) {
  const nothing = 'Nothing was changed.'
  if (source.id === target.id) throw invalid('into', 'is the ticket itself: name another one')
  if (isOpen(source) && !isOpen(target))
    throw new DeskError(
      'conflict',
      `${source.number} is not resolved and ${target.number} is ${target.status}: nobody would see it there. Reopen ${target.number} first, or merge it the other way round. ${nothing}`,
    )
  const entangled =
    (await store.below(ctx, source.id, target.id, 2)) || (await store.below(ctx, target.id, source.id, 2))
  if (entangled)
    throw new DeskError(
      'conflict',
      `${source.number} and ${target.number} stand above each other, with a ticket between them. Detach that one first. ${nothing}`,
    )
}

const isOpen = ({ status }: TicketRecord) => unresolved.some((one) => one === status)

/** Everybody who reads the source hears of it; what it says is for those who may see the target as well. */
export const tellSource = (
  ctx: Context,
  name: 'ticket.merged' | 'ticket.unmerged',
  source: TicketRecord,
  target: TicketRecord,
) =>
  ctx.record({
    name,
    subject: { kind: 'ticket', id: source.id },
    changes: { other: { id: target.id, number: target.number } },
    audience: audienceOf(source),
  })

/** Tags and people, as the history tells them. */
export async function inWords(ctx: Context, gifts: Gift[]) {
  const of = (kind: string) => gifts.filter((gift) => gift.startsWith(kind)).map((gift) => gift.slice(kind.length))
  const ids = [...of('cc:'), ...of('watcher:')]
  const people = ids.length > 0 ? (await store.namesOf(ctx, ids)).map(({ name }) => name).sort() : []
  const tags = of('tag:')
  return { ...(tags.length > 0 && { gifts: tags }), ...(people.length > 0 && { people }) }
}
