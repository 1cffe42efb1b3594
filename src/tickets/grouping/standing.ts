// In which order a list stands: what was asked for, or what its view says, as far as it is still there.
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { askable } from '../fields/ask.ts'
import type { Definition } from '../fields/contract/applying.ts'
import { fieldOrder } from '../fields/order.store.ts'
import type { Sort } from '../order.store.ts'
import { isAgent } from '../policy.ts'
import type { AppliedView } from '../views/apply.ts'
import { groupings } from '../views/columns.ts'
import { readFolded } from './folded.ts'
import { type Grouped, groupedBy, groupedByChoice } from './kinds.store.ts'
import { inGroups, type KeyedOrder, orderByField } from './order.store.ts'

interface Asked {
  sort?: Sort | undefined
  /** `none`, whatever the view says. */
  group?: string | undefined
  folded?: string[] | undefined
}

interface Standing {
  /** By a column of the ticket. */
  sort: Sort
  /** In its place: by a field, or in groups. */
  keyed: KeyedOrder | null
  /** Tells one order from another: a cursor belongs to one. */
  name: string
  grouped: Grouped | null
}

/** @throws DeskError invalid for what was asked; a view that names what is gone stands as usual */
export async function standing(ctx: Context, asked: Asked, view: AppliedView | undefined): Promise<Standing> {
  const sort = openSort(ctx, asked.sort ?? view?.sort ?? '-updatedAt')
  const group = groupAsked(asked, view)
  const [order, grouped] = await Promise.all([
    sortedBy(ctx, sort, asked.sort !== undefined),
    group === null ? null : grouping(ctx, group, asked.group !== undefined),
  ])
  const keyed = grouped ? inGroups(grouped, order, readFolded(asked.folded)) : typeof order === 'string' ? null : order
  return {
    sort: typeof order === 'string' ? order : '-updatedAt',
    keyed,
    name: group === null ? sort : `${sort} ${group}`,
    grouped,
  }
}

/** What a cursor of a list belongs to: the same question, in the same order. What is folded is no part of it. */
export const scopeOf = (name: string, wish: object) => `tickets ${name} ${JSON.stringify(wish)}`

export function groupAsked({ group }: Pick<Asked, 'group'>, view: AppliedView | undefined): string | null {
  const wanted = group ?? view?.group_by ?? null
  return wanted === 'none' ? null : wanted
}

/** Requesters know no dates, so that they cannot sort by them. */
const openSort = (ctx: Context, sort: Sort): Sort =>
  isAgent(ctx.actor) || !sort.endsWith('dueAt') ? sort : '-updatedAt'

async function sortedBy(ctx: Context, sort: Sort, asked: boolean): Promise<KeyedOrder | Sort> {
  const name = sort.replace('-', '')
  if (!name.startsWith('field.')) return sort
  const field = await fieldNamed(ctx, name)
  if (field) return orderByField(fieldOrder(ctx, field), sort.startsWith('-'))
  if (!asked) return '-updatedAt'
  throw invalid('sort', `names a field that is not there: ${name}`)
}

/** Null where a view says so and it is gone. @throws DeskError invalid */
export async function grouping(ctx: Context, name: string, asked: boolean): Promise<Grouped | null> {
  const known = groupings.find((one) => one === name)
  if (known) return groupedBy(ctx, known)
  const field = await fieldNamed(ctx, name)
  const order = field?.kind === 'choice' ? fieldOrder(ctx, field) : null
  if (order) return groupedByChoice(order)
  if (!asked) return null
  throw invalid(
    'group',
    field ? `cannot be ${name}: only a choice makes groups` : `names a field that is not there: ${name}`,
  )
}

/** By `field.<key>`. */
export const fieldNamed = async (ctx: Context, name: string): Promise<Definition | undefined> =>
  (await askable(ctx)).find(({ key }) => `field.${key}` === name)

/** Refuses a view that would be kept with an order or groups that it cannot have. @throws DeskError invalid */
export async function checkStanding(
  ctx: Context,
  { sort, group }: { sort?: Sort | null | undefined; group?: string | null | undefined },
) {
  await Promise.all([sort && sortedBy(ctx, sort, true), group && grouping(ctx, group, true)])
}
