// Keeps a list still while its data moves. Rows change in place; what would shift them waits until the reader asks for it.

export interface Settled<R> {
  /** The rows in the order in which they were first shown, each as it is known last. */
  rows: R[]
  /** Came since, or moved up: ids in their order. */
  waiting: string[]
  /** Shown here, but no longer part of the list. */
  gone: ReadonlySet<string>
}

interface Row {
  id: string
  group?: string | null | undefined
}

/** Negative when `a` stands before `b` in the list's order. */
type Compare<R> = (a: R, b: R) => number

export const settled = <R extends Row>(rows: R[]): Settled<R> => ({ rows, waiting: [], gone: new Set() })

/**
 * @param incoming what the server lists now, as far as it was read
 * @param more the server has further rows behind those
 */
export function settle<R extends Row>(
  before: Settled<R>,
  incoming: R[],
  more: boolean,
  compare: Compare<R>,
): Settled<R> {
  if (before.rows.length === 0) return settled(incoming)
  const now = new Map(incoming.map((row) => [row.id, row]))
  const shown = new Set(before.rows.map(({ id }) => id))
  const lastKnown = incoming.findLastIndex(({ id }) => shown.has(id))
  // Behind the last row that is shown there is nothing to shift: further pages are added.
  const added = lastKnown < 0 ? [] : incoming.slice(lastKnown + 1)
  const waiting = (lastKnown < 0 ? incoming : incoming.slice(0, lastKnown)).filter(({ id }) => !shown.has(id))
  const last = incoming.at(-1)
  // A row that is missing may only have been pushed beyond what was read.
  const beyond = (row: R) => more && last !== undefined && compare(row, last) > 0
  const gone = before.rows.filter((row) => !now.has(row.id) && (before.gone.has(row.id) || !beyond(row)))
  return {
    rows: [...before.rows.map((row) => inPlace(row, now.get(row.id))), ...added],
    waiting: waiting.map(({ id }) => id),
    gone: new Set(gone.map(({ id }) => id)),
  }
}

/** Also below the heading of the group that it was shown in. */
const inPlace = <R extends Row>(row: R, next = row): R =>
  next.group === row.group ? next : { ...next, group: row.group }

interface Sortable extends Row {
  number: string
  priority: string
  openedAt: string
  updatedAt: string
}

/** The server's orders: see order.store.ts. One that these rows do not tell puts every row behind every other. */
export function compareBy(sort: string): Compare<Sortable> {
  const direction = sort.startsWith('-') ? -1 : 1
  const key = sort.replace('-', '') as 'priority' | 'openedAt' | 'updatedAt'
  return (a, b) => {
    if (!a[key]) return 1
    return direction * (a[key] === b[key] ? tie(a, b) : a[key] < b[key] ? -1 : 1)
  }
}

const tie = (a: Sortable, b: Sortable) => Number(a.number.slice(2)) - Number(b.number.slice(2))
