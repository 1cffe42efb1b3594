// Fields within the verbs of a ticket: opening, changing, resolving.
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { isAgent } from '../policy.ts'
import { accept, lacking, needed } from './accept.ts'
import type { Definition, Place } from './contract/applying.ts'
import type { Fields } from './contract.ts'
import * as store from './definition.store.ts'

/**
 * The fields of a new ticket. Mail, alerts and rules cannot be asked, so nothing is demanded of them.
 * @param origin fields of the ticket that it is a part of: what is needed and not told is taken from there, and what is not
 *   there either is not demanded. Whoever divides work has no form for it.
 * @throws DeskError invalid
 */
export async function fieldsForOpening(
  ctx: Context,
  wish: Fields = {},
  place: Place,
  definitions: Definition[],
  origin?: Fields,
): Promise<Fields> {
  const byRequester = !isAgent(ctx.actor)
  const fields = withoutNulls(await accept(ctx, wish, { definitions, place, byRequester }))
  const missing = lacking(definitions, fields, place, 'opening', byRequester)
  if (origin) return { ...withoutNulls(only(origin, missing)), ...fields }
  if (missing.length > 0 && ctx.actor.kind === 'person') throw needed(missing, 'opening')
  return fields
}

const only = (fields: Fields, definitions: Definition[]): Fields =>
  Object.fromEntries(definitions.flatMap(({ key }) => (Object.hasOwn(fields, key) ? [[key, fields[key] ?? null]] : [])))

interface Holding {
  type: string
  fields: Fields
  category_ids: string[] | null
}

const placeOf = ({ type, category_ids }: Holding): Place => ({ type, categories: category_ids ?? [] })

/** Fields are merged: null removes one, and what is not named stays. @throws DeskError invalid */
export async function fieldsForChange(ctx: Context, wish: Fields, ticket: Holding): Promise<Fields> {
  const definitions = await store.all(ctx)
  const accepted = await accept(ctx, wish, { definitions, place: placeOf(ticket), before: ticket.fields })
  const all = withoutNulls({ ...ticket.fields, ...accepted })
  if (Object.keys(all).length > 100)
    throw invalid('fields', 'has more than 100 fields: remove some first, by setting them to null')
  return all
}

/** What somebody who asked tells of their ticket: only what they are asked for. @throws DeskError invalid */
export async function detailsOf(ctx: Context, wish: Fields, ticket: Holding): Promise<Fields> {
  const definitions = await store.all(ctx)
  const strange = Object.keys(wish).find((key) => !definitions.some((one) => one.key === key))
  if (strange !== undefined) throw invalid(`fields.${strange}`, 'is no field of this desk')
  const accepted = await accept(ctx, wish, {
    definitions,
    place: placeOf(ticket),
    before: ticket.fields,
    byRequester: true,
  })
  return withoutNulls({ ...ticket.fields, ...accepted })
}

/** @throws DeskError invalid */
export async function demandFields(ctx: Context, ticket: Holding, moment: 'opening' | 'resolving'): Promise<void> {
  const missing = lacking(await store.all(ctx), ticket.fields, placeOf(ticket), moment)
  if (missing.length > 0 && ctx.actor.kind === 'person') throw needed(missing, moment)
}

export const withoutNulls = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
