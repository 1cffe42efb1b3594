// Who stands above whom within each column, so that few lines cross. Lines that pass a column get a place in it, as states do. Pure.
import type { Link } from './layers.ts'

export interface Item {
  id: string
  /** The state that stands here; null where a line passes. */
  state: string | null
}

export interface Segment {
  link: Link
  from: string
  to: string
}

export interface Ordered {
  columns: Item[][]
  /** From column to column, from left to right. */
  segments: Segment[]
}

const sweeps = 8

export function ordered(
  order: readonly string[],
  layers: ReadonlyMap<string, number>,
  links: readonly Link[],
): Ordered {
  const layerOf = (key: string) => layers.get(key) ?? 0
  const columns: Item[][] = Array.from({ length: Math.max(0, ...layers.values()) + 1 }, () => [])
  for (const key of order) columns[layerOf(key)]?.push({ id: key, state: key })
  const segments = links.flatMap((link): Segment[] => {
    const [start, end] = [layerOf(link.a), layerOf(link.b)]
    if (start === end) return []
    const stops = Array.from({ length: end - start - 1 }, (_, index) => `${link.a} ${link.b} ${start + index + 1}`)
    for (const [index, id] of stops.entries()) columns[start + index + 1]?.push({ id, state: null })
    const through = [link.a, ...stops, link.b]
    return through.slice(1).map((to, index) => ({ link, from: through[index] as string, to }))
  })
  return { columns: untangled(columns, segments), segments }
}

/** Each item goes to the middle of what it is tied to in the column before, then in the one after, and again; the best is kept. */
function untangled(columns: Item[][], segments: readonly Segment[]): Item[][] {
  let best = columns
  let fewest = crossings(columns, segments)
  let now = columns
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    now = sweep % 2 === 0 ? swept(now, segments, 'from') : swept(now, segments, 'to')
    const count = crossings(now, segments)
    if (count < fewest) [best, fewest] = [now, count]
  }
  return best
}

function swept(columns: Item[][], segments: readonly Segment[], end: 'from' | 'to'): Item[][] {
  const result = columns.map((column) => [...column])
  const indexes = result.map((_, index) => index)
  for (const index of end === 'from' ? indexes.slice(1) : indexes.slice(0, -1).reverse()) {
    const beside = placesIn(result[end === 'from' ? index - 1 : index + 1] ?? [])
    const middle = new Map(
      (result[index] ?? []).map(({ id }, place) => {
        const tied = segments.flatMap((one) => {
          const other = end === 'from' ? (one.to === id ? one.from : null) : one.from === id ? one.to : null
          const found = other === null ? undefined : beside.get(other)
          return found === undefined ? [] : [found]
        })
        return [id, tied.length === 0 ? place : tied.reduce((sum, one) => sum + one, 0) / tied.length]
      }),
    )
    result[index]?.sort((one, other) => (middle.get(one.id) ?? 0) - (middle.get(other.id) ?? 0))
  }
  return result
}

const placesIn = (column: readonly Item[]) => new Map(column.map(({ id }, place) => [id, place]))

/** How often lines between neighbouring columns cross. */
export function crossings(columns: readonly Item[][], segments: readonly Segment[]): number {
  return columns.slice(1).reduce((sum, column, index) => {
    const [left, right] = [placesIn(columns[index] ?? []), placesIn(column)]
    const here = segments.flatMap(({ from, to }): [number, number][] => {
      const [start, end] = [left.get(from), right.get(to)]
      return start === undefined || end === undefined ? [] : [[start, end]]
    })
    const crossed = here.flatMap(([start, end], place) =>
      here.slice(place + 1).filter(([other, otherEnd]) => (start - other) * (end - otherEnd) < 0),
    )
    return sum + crossed.length
  }, 0)
}
