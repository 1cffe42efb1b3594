// Categories by what people call them.
import { isId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { invalid } from '../platform/errors.ts'
import * as store from './category.store.ts'
import { isAgent } from './policy.ts'

/** @param path the field to blame. @throws DeskError invalid */
export async function categoryId(ctx: Context, reference: string, path = 'category'): Promise<string> {
  return (await findCategory(ctx, reference, path)).id
}

/** The ids of those above it, from the root, and its own at the end. @throws DeskError invalid */
export async function findPlace(ctx: Context, reference: string, path = 'category'): Promise<string[]> {
  return (await findCategory(ctx, reference, path)).ancestors
}

/** @throws DeskError invalid */
export async function findCategory(ctx: Context, reference: string, path = 'category'): Promise<store.Found> {
  const found = await store.find(ctx, isId(reference) ? { id: reference } : { name: reference })
  if (!found) throw invalid(path, `names no category: ${reference.slice(0, 60)}`)
  return found
}

/**
 * One that a ticket may get.
 * @param has what it has already may be retired: it stays. @throws DeskError invalid
 */
export async function findOffered(
  ctx: Context,
  reference: string,
  path = 'category',
  has: string | null = null,
): Promise<store.Found> {
  const found = await findCategory(ctx, reference, path)
  if (!found.retired || found.id === has) return found
  throw invalid(path, `is retired: choose another one${isAgent(ctx.actor) ? ', or bring it back first' : ''}`)
}
