// Rows and the headings between them, as lines of one height. Pure.

interface Row {
  group?: string | null
}

/** A group that the list has, as it was counted. */
interface Group {
  key: string | null
  count: number
}

export interface Heading {
  /** Null: of what is in no group. */
  key: string | null
  /** From 0. */
  line: number
  folded: boolean
  /** How many of its rows are loaded. */
  loaded: number
}

export interface LaidOut<R> {
  headings: Heading[]
  /** Without those of folded groups. */
  rows: R[]
  /** The line of each of these rows. */
  lines: number[]
  total: number
}

/** Lines that are kept free while the rows of a group are on their way, so that the list does not jump. */
const room = 50

/**
 * @param rows sorted by their groups; none of folded ones need be there
 * @param groups all that there are, in their order, as far as that is known
 * @param more further rows follow
 */
export function layOut<R extends Row>(
  rows: readonly R[],
  groups: readonly Group[],
  isFolded: (key: string | null) => boolean,
  more: boolean,
): LaidOut<R> {
  const out: LaidOut<R> = { headings: [], rows: [], lines: [], total: 0 }
  const head = (key: string | null) => {
    const heading = { key, line: out.total++, folded: isFolded(key), loaded: 0 }
    out.headings.push(heading)
    return heading
  }
  const places = new Map(groups.map(({ key }, index) => [key, index]))
  let next = 0
  for (const row of rows) {
    const key = row.group ?? null
    let heading = out.headings.at(-1)
    if (!heading || heading.key !== key) {
      const place = places.get(key) ?? -1
      for (const passed of groups.slice(next, Math.max(next, place))) if (isFolded(passed.key)) head(passed.key)
      next = Math.max(next, place + 1)
      heading = head(key)
    }
    heading.loaded++
    if (heading.folded) continue
    out.rows.push(row)
    out.lines.push(out.total++)
  }
  const last = out.headings.at(-1)
  const rest = last && groups.find(({ key }) => key === last.key)
  // What comes behind a group is not told before its last row.
  if (more && rest && !last.folded && last.loaded < rest.count) return out
  for (const { key, count } of groups.slice(next)) {
    if (isFolded(key)) head(key)
    else if (more) {
      head(key)
      out.total += Math.min(count, room)
      break
    }
  }
  return out
}
