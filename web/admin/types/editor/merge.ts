// Two people changed one workflow: what each of them did, on one another; where both changed the same, mine, which is shown before it
// is saved. Pure.
import type { State, Transition } from '../../../../src/tickets/workflow/model.ts'
import { type Draft, insertedByKind } from './draft.ts'

/** @param base what both began from */
export function merged(base: Draft, mine: Draft, theirs: Draft): Draft {
  const stateKey = ({ key }: State) => key
  const stepKey = ({ from, to }: Transition) => `${from} ${to}`
  const states = inOrder(base, mine, theirs, both(base.states, mine.states, theirs.states, stateKey))
  const there = new Set(states.map(stateKey))
  return {
    states,
    transitions: both(base.transitions, mine.transitions, theirs.transitions, stepKey).filter(
      ({ from, to }) => there.has(from) && there.has(to),
    ),
    names: { ...theirs.names, ...mine.names },
  }
}

/** Theirs, with what I added, changed and took away. */
function both<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[], keyOf: (one: T) => string): T[] {
  const [was, my, their] = [base, mine, theirs].map((list) => new Map(list.map((one) => [keyOf(one), one]))) as [
    Map<string, T>,
    Map<string, T>,
    Map<string, T>,
  ]
  return [...new Set([...their.keys(), ...my.keys()])].flatMap((key) => {
    const touched = JSON.stringify(my.get(key)) !== JSON.stringify(was.get(key))
    const one = touched ? my.get(key) : their.get(key)
    return one === undefined ? [] : [one]
  })
}

/** In the order of whoever changed it; what the other one added stands behind those of its kind. */
function inOrder(base: Draft, mine: Draft, theirs: Draft, states: readonly State[]): State[] {
  const keys = (draft: Draft) => draft.states.map(({ key }) => key)
  const shared = keys(base).filter((key) => keys(mine).includes(key))
  const moved = keys(mine).filter((key) => shared.includes(key))
  const leading = keys(moved.join() === shared.join() ? theirs : mine)
  const byKey = new Map(states.map((state) => [state.key, state]))
  const first = leading.flatMap((key) => byKey.get(key) ?? [])
  return states.filter(({ key }) => !leading.includes(key)).reduce(insertedByKind, first)
}
