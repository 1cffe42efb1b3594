// Folding groups: what the address says of it, and what of the list stays when one is folded or opened. Pure.
import { type Folded, isFolded, readFolded } from '../../../src/tickets/grouping/folded.ts'

/** Beyond that it is shorter to name the others. */
const most = 100

export const foldedIn = (said: string | undefined): Folded => readFolded(said?.split(','))

/** @param all the keys of all groups; what the address says after this one was folded, or opened */
export function turned(
  said: string | undefined,
  key: string | null,
  all: readonly (string | null)[],
): string | undefined {
  const before = foldedIn(said)
  const keys = new Set(before.keys)
  if (!keys.delete(key ?? '-')) keys.add(key ?? '-')
  const next = { all: before.all, keys }
  return keys.size <= most ? written(next) : written(others(next, all))
}

const others = (folded: Folded, all: readonly (string | null)[]): Folded => ({
  all: !folded.all,
  keys: new Set(all.filter((key) => isFolded(folded, key) === folded.all).map((key) => key ?? '-')),
})

const written = ({ all, keys }: Folded) => [...(all ? ['*'] : []), ...keys].join() || undefined

interface Pages {
  pages: { items: unknown[]; nextCursor: string | null }[]
  pageParams: unknown[]
}

const groupOf = (row: unknown) => (row as { group?: string | null }).group ?? null

/** The list goes on where it stood: a place in it does not depend on what is folded. */
export const withoutGroup = <P extends Pages>(list: P, key: string | null): P => ({
  ...list,
  pages: list.pages.map((page) => ({ ...page, items: page.items.filter((row) => groupOf(row) !== key) })),
})

/**
 * What stands before a group that is opened; it is read next, and what stands behind it after that.
 * @param start the cursor of the group
 */
export function upTo<P extends Pages>(list: P, ahead: ReadonlySet<string | null>, start: string): P {
  const pages: Pages['pages'] = []
  for (const page of list.pages) {
    const items = page.items.filter((row) => ahead.has(groupOf(row)))
    const whole = items.length === page.items.length && page.nextCursor !== null
    pages.push(whole ? page : { ...page, items, nextCursor: start })
    if (!whole) break
  }
  const last = pages.at(-1)
  if (last) pages[pages.length - 1] = { ...last, nextCursor: start }
  return { ...list, pages, pageParams: list.pageParams.slice(0, pages.length) }
}
