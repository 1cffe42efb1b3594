// Reading escalations: the open one comes with its ticket, all of them by their list.
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { implement } from '../../platform/execute.ts'
import { demandWorker, read, referenceOf } from '../ticket.ts'
import { listEscalations } from './contract.ts'
import { presentEscalation } from './present.ts'
import * as store from './store.ts'

export const list = implement(listEscalations, async (ctx, { id, limit, cursor }) => {
  const ticket = await read(ctx, referenceOf(id))
  demandWorker(ctx, ticket)
  const scope = `escalations ${ticket.id}`
  const size = pageSize(limit)
  const rows = await store.list(ctx, ticket.id, readCursor(ctx, scope, cursor)?.[0], size + 1)
  return toPage(ctx, scope, rows, size, (row) => [row.id], presentEscalation)
})
