// Finding tickets: one, a page of them, and how many there are in the usual views.
import type { z } from 'zod'
import { personId, teamId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { LastRead } from '../platform/events.ts'
import { implement } from '../platform/execute.ts'
import { categoryId } from './category-reference.ts'
import { countTickets, getTicket, listTickets, tallyTickets } from './contract.ts'
import * as count from './count.store.ts'
import { fieldConditions } from './fields/ask.ts'
import { isBroad } from './fields/walk.store.ts'
import { groupOf, keyedPage, keyOf } from './grouping/order.store.ts'
import { scopeOf, standing } from './grouping/standing.ts'
import * as store from './list.store.ts'
import { orderOf } from './order.store.ts'
import { organisationOf } from './organisation-reference.ts'
import { isAgent } from './policy.ts'
import { conditionsOfWords } from './search/filtered.ts'
import { present, presentRow, read, referenceOf } from './ticket.ts'
import { knownTypes } from './types/reference.ts'
import { type AppliedView, conditionsOf, viewNamed } from './views/apply.ts'
import { shownFields } from './views/shown-fields.ts'

export const get = implement(getTicket, async (ctx, { id }) => present(ctx, await read(ctx, referenceOf(id))))

export const list = implement(
  listTickets,
  async (ctx, { limit, cursor, sort: by, columns, group, folded, ...wish }) => {
    const view = wish.view === undefined ? undefined : await viewNamed(ctx, wish.view)
    const [filter, fields, { sort, keyed, name, grouped }] = await Promise.all([
      filterOf(ctx, wish, view),
      shownFields(ctx, columns, view?.columns),
      standing(ctx, { sort: by, group, folded }, view),
    ])
    if (keyed?.field || keyed?.groups?.grouped.all) keyed.walk = await isBroad(ctx, filter)
    const order = orderOf(sort)
    const scope = scopeOf(name, wish)
    const size = pageSize(limit)
    const after = readCursor(ctx, scope, cursor)
    const rows = () =>
      keyed
        ? keyedPage(ctx, filter, keyed, after, size + 1, fields)
        : store.page(ctx, filter, order, after, size + 1, fields)
    return new LastRead(async () =>
      toPage(ctx, scope, await rows(), size, keyed ? keyOf : order.keyOf, (row) => ({
        ...presentRow(ctx, row),
        ...(grouped && { group: groupOf(row) }),
      })),
    )
  },
)

export const counts = implement(countTickets, async (ctx, { timeZone }) => {
  if (isAgent(ctx.actor)) return count.countViews(ctx, timeZone)
  return {
    mine: 0,
    unassigned: 0,
    myTeams: 0,
    unresolved: 0,
    waiting: 0,
    resolved: 0,
    due: 0,
    snoozed: 0,
    mentions: 0,
    requested: await count.countRequested(ctx),
  }
})

export const tally = implement(tallyTickets, async (ctx, wish) => count.tally(ctx, await filterOf(ctx, wish)))

export type Wish = Omit<
  z.output<typeof listTickets.input>,
  'limit' | 'cursor' | 'sort' | 'columns' | 'group' | 'folded'
>

export async function filterOf(
  ctx: Context,
  {
    requester,
    team,
    assignee,
    category,
    watcher,
    cc,
    organisation,
    mentions,
    fields,
    q,
    filter,
    timeZone,
    view: named,
    ...plain
  }: Wish,
  view?: AppliedView,
): Promise<store.Filter> {
  if (plain.type) await knownTypes(ctx, plain.type)
  return {
    ...plain,
    requester: requester && (await personId(ctx, requester, 'requester')),
    watcher: watcher && (await personId(ctx, watcher, 'watcher')),
    cc: cc && (await personId(ctx, cc, 'cc')),
    organisation: organisation && (await organisationOf(ctx, organisation)),
    mentioned: mentions && (ctx.actor.id as string),
    category: category && (await categoryId(ctx, category, 'category')),
    team: await teamsOf(ctx, team),
    assignee: assignee === 'none' ? null : assignee && (await personId(ctx, assignee, 'assignee')),
    fields: fields && (await fieldConditions(ctx, fields)),
    conditions: [
      ...(q === undefined ? [] : await conditionsOfWords(ctx, q, timeZone)),
      ...(await conditionsOf(ctx, {
        view: view ?? (named === undefined ? undefined : await viewNamed(ctx, named)),
        filter,
        timeZone,
      })),
    ],
  }
}

async function teamsOf(ctx: Context, team: string | undefined): Promise<string[] | null | undefined> {
  if (team === undefined) return undefined
  if (team === 'none') return null
  return team === 'mine' ? [...ctx.actor.teams] : [await teamId(ctx, team)]
}
