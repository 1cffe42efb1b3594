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
export type Field = (typeof fields)[number]

/** Some fields of a ticket, as they would be shown. The kind of its state goes with the state. */
export type Side = Partial<Pick<Ticket, Field | 'status'>>

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
  return fields.flatMap((field) => {
    const before = base[field]
    const wanted = field in mine && !same(mine[field], before)
    const changed = field in base && !same(theirs[field], before)
    if (!wanted && !changed) return []
    return {
      field,
      before,
      mine: wanted ? mine[field] : undefined,
      theirs: changed ? theirs[field] : undefined,
      contested: wanted && changed && !same(mine[field], theirs[field]),
    }
  })
}

/** The change without the fields where their side is taken, or null when nothing of it is left. */
export function without(change: Change, taken: readonly Field[]): Change | null {
  if (taken.length === 0) return change
  // Resolving, reopening and closing are one act: half of one is none.
  if (change.kind !== 'change' && change.kind !== 'assign') return null
  const keep = ([field]: [string, unknown]) => !taken.includes((field === 'status' ? 'state' : field) as Field)
  const wish = Object.fromEntries(Object.entries(change.wish).filter(keep))
  const mine = Object.fromEntries(Object.entries(change.mine).filter(keep))
  return Object.keys(wish).length > 0 ? { ...change, wish, mine } : null
}

/** The part of a ticket that a change is about. */
export const touched = (change: Change, ticket: Side): Side =>
  Object.fromEntries(Object.keys(change.mine).map((field) => [field, ticket[field as Field]]))

export type MoveAct = Ticket['moves'][number]['by']

/** Where an act may lead from here, the usual one first. */
export const movesBy = ({ moves }: Ticket, by: MoveAct) => moves.filter((move) => move.by === by && move.can.allowed)

/** How a ticket looks after an act, as far as that can be told before the server answered. */
export function after(ticket: Ticket, by: MoveAct, wanted?: string): Side {
  const possible = movesBy(ticket, by)
  const move = wanted ? possible.find(({ state }) => state.key === wanted) : possible[0]
  return move ? { state: move.state, status: move.status } : {}
}
