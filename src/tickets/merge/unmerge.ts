import type { Context } from '../../platform/context.ts'
import { DeskError, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { queue } from '../links/store.ts'
import { audienceOfBoth, worksOn } from '../policy.ts'
import * as tickets from '../store.ts'
import { readFor, show } from '../ticket.ts'
import { takingAway } from './brought.ts'
import { unmergeTicket } from './contract.ts'
import { inWords, tellSource } from './merge.ts'
import * as store from './store.ts'

export const unmerge = implement(unmergeTicket, async (ctx, { id }) => {
  await queue(ctx)
  const source = await readFor(ctx, id, 'unmerge')
  const active = await store.activeOf(ctx, source.id)
  if (!active) throw missing('merge')
  const target = await tickets.find(ctx, { id: active.target_id })
  if (!target || !worksOn(ctx.actor, target))
    throw new DeskError('forbidden', 'Only somebody who works on both tickets takes them apart. Nothing was changed.')
  await store.undo(ctx, active)
  const gone = await takeBack(ctx, active, active.brought)
  await tellSource(ctx, 'ticket.unmerged', source, target)
  await ctx.record({
    name: 'ticket.released',
    subject: { kind: 'ticket', id: target.id },
    changes: { other: { id: source.id, number: source.number }, ...(await inWords(ctx, gone)) },
    audience: audienceOfBoth(target, source, 'internal'),
  })
  return show(ctx, source.id)
})

/** Also from where the target itself was merged into: what it had by this merge only, it brought along from it. */
async function takeBack(ctx: Context, { target_id: target }: store.ActiveMerge, brought: store.ActiveMerge['brought']) {
  const others = []
  for (const { id, source_id } of await store.activeInto(ctx, target))
    others.push({ merge: id, has: await store.giftsOf(ctx, source_id, true) })
  const { gone, stays } = takingAway(brought, others)
  for (const [merge, gifts] of stays) {
    const heir = (await store.activeInto(ctx, target)).find((one) => one.id === merge)
    if (heir) await store.setBrought(ctx, merge, [...heir.brought, ...gifts])
  }
  await store.take(ctx, target, gone)
  const onward = await store.activeOf(ctx, target)
  if (onward && gone.length > 0) {
    const passedOn = onward.brought.filter((gift) => gone.includes(gift))
    await store.setBrought(
      ctx,
      onward.id,
      onward.brought.filter((gift) => !gone.includes(gift)),
    )
    await takeBack(ctx, onward, passedOn)
  }
  return gone
}
