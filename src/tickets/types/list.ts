// Reading types.
import { isId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { isAgent } from '../policy.ts'
import { getType, listTypes } from './contract.ts'
import { present } from './present.ts'
import { isOffered } from './reference.ts'
import * as store from './store.ts'

export const list = implement(listTypes, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const offered = isAgent(ctx.actor) ? undefined : 'everybody'
  const rows = await store.page(ctx, offered, readCursor(ctx, 'ticket-types', cursor), size + 1)
  return toPage(
    ctx,
    'ticket-types',
    rows,
    size,
    (row) => [String(row.position), row.key],
    (row) => present(ctx, row),
  )
})

export const get = implement(getType, async (ctx, { id }) => {
  const row = await typeInPath(ctx, id)
  if (!isAgent(ctx.actor) && !isOffered(ctx, row)) throw missing('type')
  return present(ctx, row)
})

/** By id or key. @throws DeskError not_found */
export async function typeInPath(ctx: Context, reference: string): Promise<store.TypeRow> {
  const row = await store.find(ctx, isId(reference) ? { id: reference } : { key: reference.toLowerCase() })
  if (!row) throw missing('type')
  return row
}
