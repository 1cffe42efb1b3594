// Sets of UIDs as ranges: 100,000 messages are usually a few dozen of them. Written as in RFC 3501, sequence-set: `1:4,7`.

export type UidSet = readonly (readonly [from: number, to: number])[]

export const none: UidSet = []

/** Any order, doubles allowed. */
export function uidSet(uids: Iterable<number>): UidSet {
  const sorted = [...uids].sort((a, b) => a - b)
  return joined(sorted.map((uid) => [uid, uid]))
}

/** @param text of ours, or of a server: what is no range of UIDs is left out */
export function parseUids(text: string): UidSet {
  const ranges = text.split(',').flatMap((part): [number, number][] => {
    const [from, to = from] = part.trim().split(':').map(Number)
    if (!isUid(from) || !isUid(to)) return []
    return [[Math.min(from, to), Math.max(from, to)]]
  })
  return joined(ranges.sort(([a], [b]) => a - b))
}

const isUid = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value > 0 && value < 2 ** 32

function joined(sorted: Iterable<readonly [number, number]>): UidSet {
  const ranges: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = ranges.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else ranges.push([from, to])
  }
  return ranges
}

export const formatUids = (set: UidSet): string =>
  set.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',')

export const sizeOf = (set: UidSet): number => set.reduce((sum, [from, to]) => sum + to - from + 1, 0)

export const union = (a: UidSet, b: UidSet): UidSet => joined([...a, ...b].sort(([x], [y]) => x - y))

export function minus(a: UidSet, b: UidSet): UidSet {
  const left: [number, number][] = []
  let at = 0
  for (let [from, to] of a) {
    while ((b[at]?.[1] ?? Number.POSITIVE_INFINITY) < from) at++
    for (let i = at; from <= to; i++) {
      const [first, last] = b[i] ?? [Number.POSITIVE_INFINITY, 0]
      if (first > to) {
        left.push([from, to])
        break
      }
      if (first > from) left.push([from, first - 1])
      from = last + 1
    }
  }
  return left
}

export const both = (a: UidSet, b: UidSet): UidSet => minus(a, minus(a, b))

export const from = (set: UidSet, first: number): UidSet =>
  set.flatMap(([a, b]): [number, number][] => (b < first ? [] : [[Math.max(a, first), b]]))

export const below = (set: UidSet, end: number): UidSet =>
  set.flatMap(([a, b]): [number, number][] => (a >= end ? [] : [[a, Math.min(b, end - 1)]]))

/** Its lowest ones. */
export function first(set: UidSet, count: number): number[] {
  const uids: number[] = []
  for (const [a, b] of set) for (let uid = a; uid <= b && uids.length < count; uid++) uids.push(uid)
  return uids
}

/** Its highest ones, in rising order. */
export function newest(set: UidSet, count: number): number[] {
  const uids: number[] = []
  for (const [a, b] of [...set].reverse()) for (let uid = b; uid >= a && uids.length < count; uid--) uids.push(uid)
  return uids.reverse()
}
