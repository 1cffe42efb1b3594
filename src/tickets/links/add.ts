import type { Context } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { audienceOfBoth } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { demand, read, referenceOf } from '../ticket.ts'
import { addLink, type LinkKind, linkWords } from './contract.ts'
import { directed, type Kept, mostLinks, openToRequesters, seenAs, toKeep } from './link.ts'
import { showLink } from './list.ts'
import * as store from './store.ts'

export const add = implement(addLink, async (ctx, { id, ticket, kind }) => {
  await store.queue(ctx)
  const [here, there] = await bothEnds(ctx, id, ticket)
  if (here.id === there.id) throw invalid('ticket', 'is the ticket itself: name another one')
  const kept = toKeep(kind, here.id, there.id)
  await refuseTooMany(ctx, here, there)
  await refuseCircle(ctx, kept, here, there)
  if (!(await store.insert(ctx, kept)))
    throw new DeskError('conflict', `${here.number} ${linkWords[kind]} ${there.number} already. Nothing was changed.`)
  await tellBoth(ctx, 'ticket.linked', kind, here, there)
  return showLink(ctx, here, kept)
})

/** Both tickets, if the caller works on both. @throws DeskError not_found alike for what is hidden and what does not exist */
export async function bothEnds(ctx: Context, id: string, other: string): Promise<[TicketRecord, TicketRecord]> {
  const here = await read(ctx, referenceOf(id))
  demand(ctx, 'link', here)
  const there = await read(ctx, referenceOf(other))
  demand(ctx, 'link', there)
  return [here, there]
}

/** @throws DeskError conflict */
export async function refuseTooMany(ctx: Context, ...ends: TicketRecord[]) {
  for (const { id, number } of ends) {
    if ((await store.count(ctx, id)) >= mostLinks)
      throw new DeskError(
        'conflict',
        `${number} has ${mostLinks} links already. Remove one first, or give it a parent.`,
      )
  }
}

async function refuseCircle(ctx: Context, { kind, from_id, to_id }: Kept, here: TicketRecord, there: TicketRecord) {
  if (!directed(kind) || !(await store.leadsTo(ctx, kind, to_id, from_id))) return
  const [first, last] = from_id === here.id ? [here, there] : [there, here]
  throw new DeskError(
    'conflict',
    `${last.number} ${linkWords[kind]} ${first.number} already, directly or by way of others: this would close a circle. Nothing was changed.`,
  )
}

/** One line in the history of each, heard by those who may see both. */
export async function tellBoth(
  ctx: Context,
  name: 'ticket.linked' | 'ticket.unlinked',
  kind: LinkKind,
  here: TicketRecord,
  there: TicketRecord,
) {
  const visibility = openToRequesters.has(kind) ? 'public' : 'internal'
  const kept = toKeep(kind, here.id, there.id)
  for (const [one, other] of [
    [here, there],
    [there, here],
  ] as const) {
    const seen = kind === 'related' ? kind : seenAs(kept.kind, kept.from_id === one.id)
    await ctx.record({
      name,
      subject: { kind: 'ticket', id: one.id },
      changes: { link: seen, other: { id: other.id, number: other.number } },
      audience: audienceOfBoth(one, other, visibility),
    })
  }
}
