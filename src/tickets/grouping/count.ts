// The groups of a list with their counts, under the same filter and the same sight as its rows.
import type { Context } from '../../platform/context.ts'
import { writeCursor } from '../../platform/cursor.ts'
import { implement } from '../../platform/execute.ts'
import { plainState } from '../moves.ts'
import { filterOf } from '../read.ts'
import { viewNamed } from '../views/apply.ts'
import type { TicketStatus } from '../workflow.ts'
import { groupTickets } from './contract.ts'
import { startOf } from './order.store.ts'
import { fieldNamed, groupAsked, scopeOf, standing } from './standing.ts'
import * as store from './store.ts'

export const groups = implement(groupTickets, async (ctx, { group, sort, ...wish }) => {
  const view = wish.view === undefined ? undefined : await viewNamed(ctx, wish.view)
  const by = groupAsked({ group }, view)
  const [filter, { grouped, name: order }] = await Promise.all([
    filterOf(ctx, wish, view),
    standing(ctx, { group, sort }, view),
  ])
  if (!grouped || by === null) return { items: [], atLeast: false }
  const [rows, named] = await Promise.all([store.count(ctx, filter, grouped), namesOf(ctx, by)])
  const scope = scopeOf(order, wish)
  return {
    items: rows.map(({ rank, key, name, count, stopped }) => ({
      key,
      name: name ?? (key && named(key)),
      count,
      atLeast: stopped,
      cursor: writeCursor(ctx, scope, startOf(grouped, key, rank)),
    })),
    atLeast: rows.some(({ stopped }) => stopped),
  }
})

/** For groups that the database knows by their key only. */
async function namesOf(ctx: Context, by: string): Promise<(key: string) => string> {
  if (by === 'status') return (key) => plainState(key as TicketStatus).name
  if (!by.startsWith('field.')) return (key) => key
  const field = await fieldNamed(ctx, by)
  return (key) => field?.choices.find((choice) => choice.key === key)?.label ?? key
}
