// Two people changed one ticket: what each of them did, field by field. Pure.
import type { Input, Output } from '../../app/api.ts'

export type Ticket = Output<'tickets.get'>

export const fields = [
  'title',
  'description',
  'state',
  'resolution',
  'priority',
  'impact',
  'urgency',
  'type',
  'category',
  'team',
  'assignee',
  'level',
  'tags',
  'requester',
] as const
type Plain = (typeof fields)[number]
/** `fields.site`: one that the workspace defined; each is a field of its own. */
export type Field = Plain | `fields.${string}`

/** Some fields of a ticket, as they would be shown. The kind of its state goes with the state. */
export type Side = Partial<Pick<Ticket, Plain | 'status' | 'priorityReason' | 'priorityBy' | 'fields' | 'fieldTexts'>>

type Wish<N extends 'tickets.change' | 'tickets.assign'> = Omit<Input<N>, 'id'>

/** Something that a person wants of a ticket; `mine` is how it would look afterwards. */
export type Change =
  | { kind: 'change'; wish: Wish<'tickets.change'>; mine: Side }
  | { kind: 'assign'; wish: Wish<'tickets.assign'>; mine: Side }
  | { kind: 'resolve'; wish: { resolution: string; state?: string }; mine: Side }
  | { kind: 'reopen'; wish: { reason?: string; state?: string }; mine: Side }
  | { kind: 'close'; wish: { state?: string }; mine: Side }

export interface Difference {
  field: Field
  before: unknown
  /** Undefined where that side left the field alone. */
  mine: unknown
  theirs: unknown
  /** Both changed it, to something different: one has to be chosen. */
  contested: boolean
}

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** @param base the ticket as the person read it; fields that it does not have are not compared */
export function differences(base: Side, mine: Side, theirs: Side): Difference[] {
  const own = new Set([base, mine, theirs].flatMap((side) => Object.keys(side.fields ?? {})))
  const all: Field[] = [...fields, ...[...own].map((key): Field => `fields.${key}`)]
  return all.flatMap((field) => {
    const before = valueIn(base, field)
    const wish = valueIn(mine, field)
    const other = valueIn(theirs, field)
    const wanted = wish !== undefined && !same(wish, before)
    const changed = before !== undefined && !same(other, before)
    if (!wanted && !changed) return []
    return {
      field,
      before,
      mine: wanted ? wish : undefined,
      theirs: changed ? other : undefined,
      contested: wanted && changed && !same(wish, other),
    }
  })
}

const keyOf = (field: Field) => (field.startsWith('fields.') ? field.slice(7) : null)

/** Undefined where the side says nothing of it. Of the workspace's own fields a whole ticket says all, a change only what it names. */
function valueIn(side: Side & { number?: string }, field: Field): unknown {
  const key = keyOf(field)
  if (key === null) return side[field as Plain]
  return side.fields?.[key] ?? (side.fields && (side.number || key in side.fields) ? null : undefined)
}

/** The change without the fields where their side is taken, or null when nothing of it is left. */
export function without(change: Change, taken: readonly Field[]): Change | null {
  if (taken.length === 0) return change
  // Resolving, reopening and closing are one act: half of one is none.
  if (change.kind !== 'change' && change.kind !== 'assign') return null
  const keep = ([field, value]: [string, unknown]) =>
    !taken.includes((field === 'status' ? 'state' : field) as Field) &&
    !(ownFields.has(field) && Object.keys(value as object).some((key) => taken.includes(`fields.${key}`)))
  const wish = Object.fromEntries(Object.entries(change.wish).filter(keep))
  const mine = Object.fromEntries(Object.entries(change.mine).filter(keep))
  return Object.keys(wish).length > 0 ? { ...change, wish, mine } : null
}

/** The part of a ticket that a change is about. */
export const touched = (change: Change, ticket: Side): Side =>
  Object.fromEntries(
    Object.entries(change.mine).map(([field, mine]) => {
      const is = ticket[field as Plain]
      return [field, ownFields.has(field) ? only(is, mine as object) : is]
    }),
  )

// They are saved one by one: what stands under other keys is nothing of such a change.
const ownFields = new Set(['fields', 'fieldTexts'])
const only = (all: unknown, like: object) =>
  Object.fromEntries(Object.keys(like).map((key) => [key, (all as Record<string, unknown> | undefined)?.[key] ?? null]))

export type MoveAct = Ticket['moves'][number]['by']

/** Where an act may lead from here, the usual one first. */
export const movesBy = ({ moves }: Ticket, by: MoveAct) => moves.filter((move) => move.by === by && move.can.allowed)

/** How a ticket looks after an act, as far as that can be told before the server answered. */
export function after(ticket: Ticket, by: MoveAct, wanted?: string): Side {
  const possible = movesBy(ticket, by)
  const move = wanted ? possible.find(({ state }) => state.key === wanted) : possible[0]
  return move ? { state: move.state, status: move.status } : {}
}
