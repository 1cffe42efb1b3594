// Back from how a ticket is to how it was: what each later event changed is put back, newest first. Pure.

export interface Happened {
  changes: Record<string, unknown>
  /** Columns as they were before, as far as the changes do not tell. Null in events of older desks. */
  was: Record<string, unknown> | null
}

type Row = Record<string, unknown>

/** @param later events after the moment, oldest first */
export function rewind(now: Row, later: Happened[]): Row {
  const row = { ...now }
  for (const { changes, was } of later.toReversed()) Object.assign(row, told(row, changes), was)
  return row
}

/** What `field: [old, new]` says of columns: the value itself, the key of a state, the id of what is referred to. */
function told(row: Row, changes: Record<string, unknown>): Row {
  const before: Row = {}
  for (const [field, pair] of Object.entries(changes)) {
    if (!Array.isArray(pair) || pair.length !== 2) continue
    const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const [old] = pair as [unknown, unknown]
    if (`${column}_id` in row) before[`${column}_id`] = inside(old, 'id')
    else if (column in row) before[column] = column === 'state' ? inside(old, 'key') : old
  }
  return before
}

const inside = (value: unknown, key: string) =>
  typeof value === 'object' && value !== null && key in value ? (value as Row)[key] : (value ?? null)
