// The groups of a list with their counts, under the same filter and the same sight as its rows.
import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import { plainState } from '../moves.ts'
import { filterOf } from '../read.ts'
import { viewNamed } from '../views/apply.ts'
import type { TicketStatus } from '../workflow.ts'
import { groupTickets } from './contract.ts'
import { fieldNamed, groupAsked, grouping } from './standing.ts'
import * as store from './store.ts'

export const groups = implement(groupTickets, async (ctx, { group, ...wish }) => {
  const view = wish.view === undefined ? undefined : await viewNamed(ctx, wish.view)
  const by = groupAsked({ group }, view)
  const [filter, grouped] = await Promise.all([
    filterOf(ctx, wish, view),
    by === null ? null : grouping(ctx, by, group !== undefined),
  ])
  if (!grouped || by === null) return { items: [], atLeast: false }
  const [{ items, atLeast }, named] = await Promise.all([store.count(ctx, filter, grouped), namesOf(ctx, by)])
  return { items: items.map(({ key, name, count }) => ({ key, name: name ?? (key && named(key)), count })), atLeast }
})

/** For groups that the database knows by their key only. */
async function namesOf(ctx: Context, by: string): Promise<(key: string) => string> {
  if (by === 'status') return (key) => plainState(key as TicketStatus).name
  if (!by.startsWith('field.')) return (key) => key
  const field = await fieldNamed(ctx, by)
  return (key) => field?.choices.find((choice) => choice.key === key)?.label ?? key
}
