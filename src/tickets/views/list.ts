// Reading saved views.
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { implement } from '../../platform/execute.ts'
import { getView, listViews } from './contract.ts'
import { present, show } from './show.ts'
import * as store from './store.ts'

const scope = 'views'

export const list = implement(listViews, async (ctx, { limit, cursor, pinned }) => {
  if (pinned) {
    const rows = await store.pinned(ctx)
    return { items: await Promise.all(rows.map((row) => present(ctx, row))), nextCursor: null }
  }
  const size = pageSize(limit)
  const rows = await store.list(ctx, readCursor(ctx, scope, cursor), size + 1)
  const page = toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [row.sort_name, row.id],
    (row) => row,
  )
  return { ...page, items: await Promise.all(page.items.map((row) => present(ctx, row))) }
})

export const get = implement(getView, (ctx, { id }) => show(ctx, id))
