// The views in somebody's sidebar.
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { arrangeViews, pinView, unpinView } from './contract.ts'
import { present, readView, show } from './show.ts'
import * as store from './store.ts'

const most = 50

export const pin = implement(pinView, async (ctx, { id: reference }) => {
  const { id, pin: place } = await readView(ctx, reference)
  if (place === null && (await store.pinned(ctx)).length >= most)
    throw new DeskError('conflict', `Your sidebar has ${most} views already. Take one out first.`)
  await store.pin(ctx, id)
  await moved(ctx, id)
  return show(ctx, id)
})

export const unpin = implement(unpinView, async (ctx, { id: reference }) => {
  const { id } = await readView(ctx, reference)
  await store.unpin(ctx, id)
  await moved(ctx, id)
  return show(ctx, id)
})

export const arrange = implement(arrangeViews, async (ctx, { views }) => {
  const found = await Promise.all(views.map((reference) => store.find(ctx, reference)))
  const lost = found.findIndex((view) => !view)
  if (lost >= 0) throw invalid(`views.${lost}`, 'names no view, or one that you may not see')
  const ids = [...new Set(found.flatMap((view) => view?.id ?? []))]
  await store.arrange(ctx, ids)
  if (ids[0]) await moved(ctx, ids[0])
  const rows = await store.pinned(ctx)
  return { items: await Promise.all(rows.map((row) => present(ctx, row))) }
})

/** Other windows of the same person follow. */
const moved = (ctx: Context, id: string) =>
  ctx.record({
    name: 'view.pinned',
    subject: { kind: 'view', id },
    changes: {},
    audience: ctx.actor.id ? [audience.person(ctx.actor.id)] : [],
  })
