import { implement } from '../../platform/execute.ts'
import { pageOfAll } from '../bounded.ts'
import { named } from '../people.ts'
import { worksOn } from '../policy.ts'
import { read, referenceOf } from '../ticket.ts'
import { listMerges } from './contract.ts'
import { undoUntil } from './merged.ts'
import * as store from './store.ts'

export const list = implement(listMerges, async (ctx, { id, ...paging }) => {
  const ticket = await read(ctx, referenceOf(id))
  const rows = worksOn(ctx.actor, ticket) ? await store.list(ctx, ticket.id) : []
  const keyOf = (row: store.MergeRow) => [row.at.toISOString(), row.id]
  return pageOfAll(ctx, `merges ${ticket.id}`, rows, paging, keyOf, (row) => ({
    ticket: { id: row.id, number: row.number, title: row.title, requester: named(ctx, row.requester) ?? row.requester },
    sharesConversation: row.shared,
    by: named(ctx, row.by),
    at: row.at.toISOString(),
    undoUntil: undoUntil(row.at).toISOString(),
  }))
})
