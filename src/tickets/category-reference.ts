// Categories by what people call them.
import { isId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { invalid } from '../platform/errors.ts'
import * as store from './category.store.ts'

/** @param path the field to blame. @throws DeskError invalid */
export async function categoryId(ctx: Context, reference: string, path = 'category'): Promise<string> {
  const id = await store.findId(ctx, isId(reference) ? { id: reference } : { name: reference })
  if (!id) throw invalid(path, `names no category: ${reference.slice(0, 60)}`)
  return id
}
