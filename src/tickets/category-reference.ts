// Categories by what people call them.
import { isId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { invalid } from '../platform/errors.ts'
import * as store from './category.store.ts'

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
