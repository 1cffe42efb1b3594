import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import { pageOfAll } from '../bounded.ts'
import { presentBrief } from '../brief.ts'
import { from, sourcesOf } from '../merge/together.ts'
import { worksOn } from '../policy.ts'
import { glance } from '../ticket.ts'
import { type Child, listChildren } from './contract.ts'
import * as store from './store.ts'

export const list = implement(listChildren, async (ctx, { id, ...paging }) => {
  const ticket = await glance(ctx, id)
  // An agent who only asked for it sees none of the work behind it.
  const sources = await sourcesOf(ctx, ticket)
  const parents = [ticket.id, ...sources.map((source) => source.id)]
  const rows = worksOn(ctx.actor, ticket) ? await store.list(ctx, parents) : []
  return pageOfAll(ctx, `children ${ticket.id}`, rows, paging, keyOf, (row) => ({
    ...present(ctx, row),
    from: from(sources, row.parent_id),
  }))
})

const keyOf = (row: store.ChildRow) => [row.opened_at.toISOString(), row.id]

const present = (ctx: Context, row: store.ChildRow): Omit<Child, 'from'> => ({
  ...presentBrief(ctx, row),
  mandatory: row.mandatory,
  done: row.done,
  children: row.children,
})
