// Deleting a view, and bringing it back.
import { DeskError, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { removeView, restoreView } from './contract.ts'
import { announce, demandChange } from './save.ts'
import { mayChange, present, readView, show } from './show.ts'
import * as store from './store.ts'

export const remove = implement(removeView, async (ctx, { id }) => {
  const view = await readView(ctx, id)
  demandChange(ctx, view)
  await store.update(ctx, view.id, { deleted_at: ctx.now })
  await announce(ctx, 'view.removed', await present(ctx, view), { name: view.name })
  return null
})

export const restore = implement(restoreView, async (ctx, { id }) => {
  const deleted = await store.findDeleted(ctx, id)
  // Of what was not in their list they learn nothing, deleted or not.
  if (!deleted || (deleted.scope === 'team' && !sees(ctx.actor, deleted))) throw missing('view')
  const { allowed, reason } = mayChange(ctx, deleted)
  if (!allowed) throw new DeskError('forbidden', `${reason} Nothing was changed.`)
  await store.update(ctx, id, { deleted_at: null })
  const view = await show(ctx, id)
  await announce(ctx, 'view.restored', view, {})
  return view
})

const sees = (
  { id, teams }: { id: string | null; teams: ReadonlySet<string> },
  view: { owner_id: string; team_id: string | null },
) => view.owner_id === id || teams.has(view.team_id ?? '')
