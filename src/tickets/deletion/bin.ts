import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { implement } from '../../platform/execute.ts'
import { named } from '../people.ts'
import { type DeletedTicket, keptInBin, listBin } from './contract.ts'
import * as store from './store.ts'

const aDay = 24 * 3600 * 1000

export const list = implement(listBin, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const rows = await store.list(ctx, readCursor(ctx, 'bin', cursor), size + 1)
  return toPage(
    ctx,
    'bin',
    rows,
    size,
    (row) => [row.deleted_at.toISOString(), row.id],
    (row) => present(ctx, row),
  )
})

const present = (ctx: Context, { deleted_at, deleted_by, requester, ...row }: store.DeletedRow): DeletedTicket => ({
  ...row,
  requester: named(ctx, requester) as DeletedTicket['requester'],
  deletedAt: deleted_at.toISOString(),
  deletedBy: named(ctx, deleted_by),
  removedAt: new Date(deleted_at.getTime() + keptInBin * aDay).toISOString(),
})
