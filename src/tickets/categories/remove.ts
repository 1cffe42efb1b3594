// A category goes, and its tickets to another one.
import { inPath } from '../../directory/index.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import * as store from '../category.store.ts'
import { categoryId, findOffered } from '../category-reference.ts'
import { removeCategory } from '../contract.ts'
import { forCategory as fieldsFor } from '../fields/definition.store.ts'
import { empty, goes } from './empty.ts'
import { show } from './show.ts'

export const remove = implement(removeCategory, async (ctx, { id: reference, moveTo }) => {
  await store.alone(ctx)
  const id = await inPath('category', categoryId(ctx, reference))
  const { path } = await show(ctx, id)
  const target = moveTo && (await findOffered(ctx, moveTo, 'moveTo')).id
  if (target === id) throw invalid('moveTo', 'is the category that goes: choose another one')
  const { tickets, children } = await store.use(ctx, id)
  if (children > 0)
    throw new DeskError(
      'conflict',
      `${path} has ${children} sub-categories, so it was not removed. Move or remove those first.`,
    )
  const fields = await fieldsFor(ctx, id)
  if (fields.length > 0)
    throw new DeskError(
      'conflict',
      `Fields are for ${path} (${fields.join(', ')}), so it was not removed. Say in those fields which categories they are for first.`,
    )
  if (tickets > 0 && !target)
    throw new DeskError(
      'conflict',
      `${tickets} tickets are in ${path}, so it was not removed. Say with moveTo where they go.`,
    )
  if (tickets > 0 && target) await empty(ctx, id, { path, to: target, toPath: (await show(ctx, target)).path, tickets })
  else await goes(ctx, id, path, 0).catch(usedMeanwhile(path))
  return null
})

const usedMeanwhile = (path: string) => (error: unknown) => {
  if ((error as { code?: string }).code !== '23503') throw error
  throw new DeskError('conflict', `Somebody put something into ${path} meanwhile, so it was not removed. Try again.`)
}
