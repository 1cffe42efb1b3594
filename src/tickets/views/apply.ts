// A view and a filter, as what a list asks the database.
import type { Context } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import type { Condition } from '../filter/columns.store.ts'
import { compile, invalidFilter } from '../filter/condition.ts'
import { type Filter, FilterProblem, parse } from '../filter/index.ts'
import { isAgent } from '../policy.ts'
import { builtInView } from './built-in.ts'
import type { Sort } from './contract.ts'
import { giveWay } from './narrow.ts'
import * as store from './store.ts'

export interface AppliedView {
  /** Of a saved one. */
  name?: string
  filter: string
  sort: Sort | null
  /** Those that it shows; all unless told. */
  columns?: string[] | null
  group_by?: string | null
}

/** One of the desk's own by its key, or a saved one by id or name. @throws DeskError invalid */
export async function viewNamed(ctx: Context, reference: string): Promise<AppliedView> {
  const own = builtInView(reference)
  if (own) return { filter: own.filter, sort: own.sort ?? null }
  const saved = isAgent(ctx.actor) && ctx.actor.id ? await store.find(ctx, reference) : undefined
  if (!saved) throw invalid('view', 'names none that there is, or that you may see')
  return saved
}

/** @throws DeskError invalid: for `filter` at the place that is wrong, for `view` when it names what is gone */
export async function conditionsOf(
  ctx: Context,
  {
    view,
    filter,
    timeZone,
  }: { view?: AppliedView | undefined; filter?: string | undefined; timeZone?: string | undefined },
): Promise<Condition[]> {
  const chosen = filter ? within('filter', () => parse(filter)) : undefined
  const base = view && within('view', () => parse(view.filter))
  const conditions = async (path: 'view' | 'filter', part: Filter | undefined) =>
    part ? (await compile(ctx, [part], timeZone).catch((error) => refuse(path, error))).flat() : []
  const [first, second] = await Promise.all([
    conditions('view', base && chosen ? giveWay(base, chosen) : base),
    conditions('filter', chosen),
  ])
  return [...first, ...second]
}

function within<T>(path: 'view' | 'filter', run: () => T): T {
  try {
    return run()
  } catch (error) {
    return refuse(path, error)
  }
}

function refuse(path: 'view' | 'filter', error: unknown): never {
  if (!(error instanceof FilterProblem)) throw error
  if (path === 'filter') throw invalidFilter(error)
  const said = `asks for what is not there any more: ${error.message}`
  throw new DeskError('invalid', `The view ${said}. Change its filter.`, { errors: [{ path, message: said }] })
}
