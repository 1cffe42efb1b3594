// Which fields a ticket has, and what it should still tell. Pure: the screens ask it as the server does.
import type { FieldDefinition } from './definitions.ts'

/** A definition as the rules see it. */
export interface Definition
  extends Pick<
    FieldDefinition,
    'id' | 'key' | 'label' | 'kind' | 'choices' | 'types' | 'required' | 'requesters' | 'min' | 'max' | 'active'
  > {
  /** Ids. */
  categories: string[]
}

/** What decides it: the type of a ticket, and its category with those above it. */
export interface Place {
  type: string
  /** Ids from the root to the category itself; empty for a ticket without one. */
  categories: readonly string[]
}

export const applies = ({ types, categories }: Pick<Definition, 'types' | 'categories'>, place: Place): boolean =>
  (types.length === 0 || types.includes(place.type)) &&
  (categories.length === 0 || categories.some((id) => place.categories.includes(id)))

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The keys of the context for diagnosis, in the order in which they are asked. */
export const contextKeys = ['device', 'location', 'reproducible', 'last_known_good'] as const

/** What a ticket should still tell before somebody else takes it over, or before it is called resolved. */
export function missingContext<D extends Pick<Definition, 'key' | 'active' | 'types' | 'categories'>>(
  ticket: { fields: Readonly<Record<string, unknown>> } & Place,
  definitions: readonly D[],
): D[] {
  return contextKeys.flatMap((key) =>
    definitions.filter(
      (one) => one.key === key && one.active && applies(one, ticket) && isEmpty(ticket.fields[one.key]),
    ),
  )
}
