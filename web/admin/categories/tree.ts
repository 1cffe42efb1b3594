// The tree of categories: what is shown of it, and where one of it may go. Pure; the server has the last word.
import type { Category } from './category-values.ts'

/** Deeper ones are filled in wrongly, and read by nobody. */
export const levels = 5

type Node = Pick<Category, 'id' | 'name' | 'path' | 'parent' | 'ancestors' | 'position' | 'aliases' | 'active'>

export const depthOf = ({ ancestors }: Pick<Node, 'ancestors'>) => ancestors.length

export const siblingsOf = <C extends Node>(all: readonly C[], { parent }: Pick<Node, 'parent'>): C[] =>
  all.filter((one) => (one.parent?.id ?? null) === (parent?.id ?? null))

export const below = <C extends Node>(all: readonly C[], id: string): C[] =>
  all.filter(({ ancestors }) => ancestors.includes(id))

/** Levels that it takes up: 1 for one without others below it. */
const heightOf = (all: readonly Node[], one: Node) =>
  Math.max(depthOf(one), ...below(all, one.id).map(depthOf)) - depthOf(one) + 1

/** Under which it may stand: not under itself or what is below it, not under a retired one unless it does, and not so deep that a
 * sixth level comes of it. */
export function possibleParents<C extends Node>(all: readonly C[], id: string | null): C[] {
  const self = all.find((one) => one.id === id)
  const height = self ? heightOf(all, self) : 1
  return all.filter(
    (one) =>
      (one.active || one.id === self?.parent?.id) &&
      one.id !== id &&
      !(id !== null && one.ancestors.includes(id)) &&
      depthOf(one) + 1 + height <= levels,
  )
}

/** Every row that stands open, in the order of the tree; while something is searched, what fits with what leads there. */
export function shown<C extends Node>(all: readonly C[], closed: ReadonlySet<string>, typed: string): C[] {
  const words = typed.trim().toLowerCase()
  if (words === '') return all.filter(({ ancestors }) => !ancestors.some((id) => closed.has(id)))
  const fits = all.filter(({ name, aliases }) => [name, ...aliases].some((text) => text.toLowerCase().includes(words)))
  const wanted = new Set(fits.flatMap(({ id, ancestors }) => [id, ...ancestors]))
  return all.filter(({ id }) => wanted.has(id))
}

export type Way = 'up' | 'down' | 'in' | 'out'
export interface Target {
  parent?: string | null
  position?: number
}

/**
 * Where a step leads, or why there is none.
 * @param seen those that stand there to be stepped over: retired ones may be hidden
 */
export function step(
  all: readonly Node[],
  one: Node,
  way: Way,
  seen: readonly Node[] = all,
): Target | { reason: string } {
  const siblings = siblingsOf(seen, one)
  const at = siblings.findIndex(({ id }) => id === one.id)
  const [before, after] = [siblings[at - 1], siblings[at + 1]]
  const placeOf = (other: Node) => 1 + siblingsOf(all, one).findIndex(({ id }) => id === other.id)
  if (way === 'up') return before ? { position: placeOf(before) } : { reason: `${one.name} is the first here` }
  if (way === 'down') return after ? { position: placeOf(after) } : { reason: `${one.name} is the last here` }
  if (way === 'in') {
    if (!before) return { reason: 'There is nothing above it to stand under' }
    if (!before.active) return { reason: `${before.name} is retired` }
    return possibleParents(all, one.id).some(({ id }) => id === before.id)
      ? { parent: before.id }
      : { reason: `There are ${levels} levels at most` }
  }
  const parent = all.find(({ id }) => id === one.parent?.id)
  if (!parent) return { reason: `${one.name} stands at the top already` }
  const place = siblingsOf(all, parent).findIndex(({ id }) => id === parent.id)
  return { parent: parent.parent?.id ?? null, position: place + 2 }
}
