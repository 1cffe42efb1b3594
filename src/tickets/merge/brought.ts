// What a target gets by a merge, and what an undo takes away from it again. Pure.

/** `tag:vpn`, `cc:<person>`, `watcher:<person>`. */
export type Gift = `tag:${string}` | `cc:${string}` | `watcher:${string}`

/** What is only there because of this merge: gifts of the source that the target did not have. */
export const bringing = (source: Gift[], target: Gift[]): Gift[] => {
  const there = new Set(target.map(what))
  return source.filter((gift) => !there.has(what(gift)))
}

/** Somebody is on a ticket once, whether in copy or watching. */
const what = (gift: Gift) => (gift.startsWith('tag:') ? gift : gift.slice(gift.indexOf(':') + 1))

interface Other {
  /** Of a merge into the same target that stands. */
  merge: string
  has: Gift[]
}

/**
 * What goes when a merge is undone. What another source holds as well stays, and counts as brought by that one from then on.
 * @param brought by the merge that is undone
 */
export function takingAway(brought: Gift[], others: Other[]): { gone: Gift[]; stays: Map<string, Gift[]> } {
  const stays = new Map<string, Gift[]>()
  const gone = brought.filter((gift) => {
    const heir = others.find(({ has }) => has.some((one) => what(one) === what(gift)))
    if (heir) stays.set(heir.merge, [...(stays.get(heir.merge) ?? []), gift])
    return !heir
  })
  return { gone, stays }
}
