// Pages of lists that are bounded and therefore read whole: their filter or their order is not one of the database.
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'

interface Paging {
  limit?: number | undefined
  cursor?: string | undefined
}

/** @param rows in the order of their keys */
export function pageOfAll<Row, Item>(
  ctx: Context,
  scope: string,
  rows: Row[],
  { limit, cursor }: Paging,
  keyOf: (row: Row) => string[],
  present: (row: Row) => Item,
) {
  const after = readCursor(ctx, scope, cursor)
  const from = after ? rows.findIndex((row) => order(keyOf(row)) > order(after)) : 0
  return toPage(ctx, scope, from === -1 ? [] : rows.slice(from), pageSize(limit), keyOf, present)
}

const order = (key: string[]) => key.join('\n')
