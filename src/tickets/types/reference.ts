// Types by their key, and how a wrong one is told.
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { isAgent } from '../policy.ts'
import { either } from '../workflow/model.ts'
import * as store from './store.ts'

/** Which this caller may choose for a ticket. */
export const isOffered = ({ actor }: Pick<Context, 'actor'>, type: Pick<store.TypeRow, 'active' | 'audience'>) =>
  type.active && (isAgent(actor) || type.audience === 'everybody')

/** The type that a ticket is to have, or unless told the first one that this caller may choose. @throws DeskError invalid */
export async function typeFor(ctx: Context, key: string | undefined): Promise<store.TypeRow> {
  const types = await store.all(ctx)
  const found = types.find((type) => (key === undefined || type.key === key) && isOffered(ctx, type))
  if (!found)
    throw wrongType(
      ctx,
      types,
      types.find((type) => type.key === key),
    )
  return found
}

/** When no ticket came of an opening, its type was the reason. @throws DeskError invalid */
export async function refuseType(ctx: Context, key: string | null): Promise<never> {
  const types = await store.all(ctx)
  throw wrongType(
    ctx,
    types,
    types.find((type) => type.key === key),
  )
}

/** @throws DeskError invalid when one of these keys is no type */
export async function knownTypes(ctx: Context, keys: string[], path = 'type'): Promise<void> {
  if (keys.length === 0) return
  const types = await store.all(ctx)
  const there = isAgent(ctx.actor) ? types : types.filter(({ audience }) => audience === 'everybody')
  const strange = keys.find((key) => !there.some((type) => type.key === key))
  if (strange) throw invalid(path, `names no type of ticket: there are ${either(there.map(({ key }) => key))}`)
}

function wrongType(ctx: Context, types: store.TypeRow[], found: store.TypeRow | undefined) {
  const offered = types.filter((type) => isOffered(ctx, type)).map(({ key }) => key)
  const there = offered.length === 0 ? 'none can be chosen: ask an admin' : `choose ${either(offered)}`
  const retired = found && !found.active && isAgent(ctx.actor)
  return invalid('type', retired ? `is retired: ${there}` : `is no type of ticket: ${there}`)
}
