// Rows and the headings between them, as lines of one height. Pure.

interface Row {
  group?: string | null
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

/** @param rows sorted by their groups */
export function layOut<R extends Row>(rows: readonly R[], folded: ReadonlySet<string | null>): LaidOut<R> {
  const out: LaidOut<R> = { headings: [], rows: [], lines: [], total: 0 }
  for (const row of rows) {
    const key = row.group ?? null
    let heading = out.headings.at(-1)
    if (!heading || heading.key !== key) {
      heading = { key, line: out.total++, folded: folded.has(key), loaded: 0 }
      out.headings.push(heading)
    }
    heading.loaded++
    if (heading.folded) continue
    out.rows.push(row)
    out.lines.push(out.total++)
  }
  return out
}
