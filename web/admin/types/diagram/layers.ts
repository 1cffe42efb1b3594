// Which column each state of a workflow stands in, and in which order within it. Pure.
import { phaseOf, type State } from '../../../../src/tickets/workflow/model.ts'

interface Step {
  from: string
  to: string
}

/** One line between two states, whichever ways it is walked. */
export interface Link {
  /** The one further left; of two in one column, the upper one. */
  a: string
  b: string
  forth: boolean
  back: boolean
}

/**
 * What is worked on stands by its distance from where tickets start, resolved to the right of all of it, closed last: a ticket walks
 * from left to right, and what leads to the left is a way back.
 */
export function layersOf(states: readonly State[], steps: readonly Step[]): Map<string, number> {
  const work = states.filter(({ kind }) => phaseOf(kind) === 'work')
  const distances = distancesIn(work, steps)
  // What only a resolved ticket comes to (reopened, checked again), or nothing at all yet, is worked on all the same.
  const depth = ({ key, kind }: State) => (kind === 'new' ? 0 : (distances.get(key) ?? 1))
  const last = Math.max(0, ...work.map(depth))
  const resolved = states.filter(({ kind }) => kind === 'resolved')
  return compact(
    new Map(
      states.map((state) => {
        const phase = phaseOf(state.kind)
        const column = phase === 'work' ? depth(state) : last + (phase === 'resolved' ? 1 : resolved.length > 0 ? 2 : 1)
        return [state.key, column]
      }),
    ),
  )
}

/** How many steps each is away from the start, over states that are worked on alone. */
function distancesIn(work: readonly State[], steps: readonly Step[]): Map<string, number> {
  const known = new Set(work.map(({ key }) => key))
  const found = new Map(work.filter(({ kind }) => kind === 'new').map(({ key }) => [key, 0]))
  // A map is walked in the order in which it grows: nearest first.
  for (const [key, far] of found)
    for (const { from, to } of steps) if (from === key && known.has(to) && !found.has(to)) found.set(to, far + 1)
  return found
}

/** No column is empty. */
function compact(layers: Map<string, number>): Map<string, number> {
  const used = [...new Set(layers.values())].sort((one, other) => one - other)
  return new Map([...layers].map(([key, layer]) => [key, used.indexOf(layer)]))
}

/** Steps there and back are one line with two heads. Steps to states that are not there are left out. */
export function linksOf(order: readonly string[], layers: ReadonlyMap<string, number>, steps: readonly Step[]): Link[] {
  const place = new Map(order.map((key, index) => [key, (layers.get(key) ?? 0) * 1000 + index]))
  const links = new Map<string, Link>()
  for (const { from, to } of steps) {
    const [start, end] = [place.get(from), place.get(to)]
    if (start === undefined || end === undefined || from === to) continue
    const forth = start < end
    const [a, b] = forth ? [from, to] : [to, from]
    const known = links.get(`${a} ${b}`) ?? { a, b, forth: false, back: false }
    links.set(`${a} ${b}`, { ...known, ...(forth ? { forth: true } : { back: true }) })
  }
  return [...links.values()]
}
