// The people, teams, categories and organisations that a filter names, found before it is asked. What is named and does not
// exist, or may not be known to the caller, is an error at its place.
import { personIds, teamId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { organisationOf } from '../organisation-reference.ts'
import { categoryWithin } from './category.store.ts'
import { type Filter, FilterProblem, type Span } from './syntax.ts'
import { termOf, type ValueKind } from './terms.ts'
import { ticketNumbered } from './ticket.store.ts'
import { keysOfState, keysOfType } from './type.store.ts'

/** The ids behind a name, by the kind of the term that names it. */
export type References = (kind: ValueKind, name: string) => string[]

type Find = (ctx: Context, name: string) => Promise<string[]>

const finders: Partial<Record<ValueKind, Find>> = {
  person: (ctx, name) => personIds(ctx, name, 'filter'),
  organisation: async (ctx, name) => [await organisationOf(ctx, name, 'filter')],
  category: categoryWithin,
  type: async (ctx, name) => keysOfType(ctx, name),
  state: async (ctx, name) => keysOfState(ctx, name),
  ticket: ticketNumbered,
  team: async (ctx, name) => (name === 'mine' ? [...ctx.actor.teams] : [await teamId(ctx, name, 'filter')]),
}

interface Named extends Span {
  kind: ValueKind
  name: string
}

/** @throws FilterProblem */
export async function findReferences(ctx: Context, filters: Filter[]): Promise<References> {
  const named = new Map(filters.flatMap(namesIn).map((one) => [keyOf(one.kind, one.name), one]))
  const found = await Promise.all([...named].map(async ([key, one]) => [key, await find(ctx, one)] as const))
  const ids = new Map(found)
  return (kind, name) => ids.get(keyOf(kind, name)) ?? []
}

const keyOf = (kind: ValueKind, name: string) => `${kind} ${name}`

function namesIn(filter: Filter): Named[] {
  if (filter.kind === 'text') return []
  if (filter.kind === 'not') return namesIn(filter.part)
  if (filter.kind !== 'term') return filter.parts.flatMap(namesIn)
  const kind = termOf(filter.key)?.kind
  if (!kind || !finders[kind]) return []
  return filter.values.flatMap((value) =>
    value.kind === 'is' && value.value !== 'none'
      ? [{ kind, name: value.value, offset: value.offset, length: value.length }]
      : [],
  )
}

async function find(ctx: Context, { kind, name, offset, length }: Named): Promise<string[]> {
  try {
    return (await finders[kind]?.(ctx, name)) ?? []
  } catch (error) {
    if (error instanceof DeskError && error.code === 'invalid')
      throw new FilterProblem(error.errors?.[0]?.message ?? error.message, { offset, length })
    throw error
  }
}
