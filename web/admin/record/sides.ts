// Two people changed one record: what each of them did, field by field, and what comes of their choices. Pure.

export type FieldOf<V> = keyof V & string
export type Choice = 'mine' | 'theirs'
export type Choices<V> = Partial<Record<FieldOf<V>, Choice>>

export interface Difference<V> {
  field: FieldOf<V>
  before: V[FieldOf<V>]
  mine: V[FieldOf<V>]
  theirs: V[FieldOf<V>]
  by: 'me' | 'them' | 'both'
  /** Both changed it, to something different: one has to be chosen. */
  contested: boolean
}

const fieldsOf = <V extends object>(values: V) => Object.keys(values) as FieldOf<V>[]

// Lists of ids are sets here: roles, teams, members, permissions have no order.
const canonical = (value: unknown) =>
  JSON.stringify(Array.isArray(value) ? [...value].map((one) => JSON.stringify(one)).sort() : value)
export const same = (one: unknown, other: unknown) => canonical(one) === canonical(other)

export const changedFields = <V extends object>(base: V, mine: V): FieldOf<V>[] =>
  fieldsOf(base).filter((field) => !same(base[field], mine[field]))

/** What of the values is sent: only what was changed. */
export const changesOf = <V extends object>(base: V, mine: V): Partial<V> =>
  Object.fromEntries(changedFields(base, mine).map((field) => [field, mine[field]])) as Partial<V>

export function differences<V extends object>(base: V, mine: V, theirs: V): Difference<V>[] {
  return fieldsOf(base).flatMap((field) => {
    const byMe = !same(base[field], mine[field])
    const byThem = !same(base[field], theirs[field])
    if (!byMe && !byThem) return []
    return {
      field,
      before: base[field],
      mine: mine[field],
      theirs: theirs[field],
      by: byMe && byThem ? ('both' as const) : byMe ? ('me' as const) : ('them' as const),
      contested: byMe && byThem && !same(mine[field], theirs[field]),
    }
  })
}

/** Their record with my changes on it; where both changed a field, as chosen, and mine until told otherwise. */
export function merged<V extends object>(base: V, mine: V, theirs: V, choices: Choices<V> = {}): V {
  const kept = differences(base, mine, theirs).filter(
    ({ field, by }) => by === 'me' || (by === 'both' && choices[field] !== 'theirs'),
  )
  return { ...theirs, ...Object.fromEntries(kept.map(({ field }) => [field, mine[field]])) }
}
