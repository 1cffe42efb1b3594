// What changed between two readings of a ticket, field by field, as events keep it: old and new. Whatever a ticket shows is
// compared, so that a new field is in the history without anybody's doing.
import type { Ticket } from './contract.ts'

/** Follow from the rest, or change with everything. */
const unrecorded = new Set<string>([
  ...['can', 'moves', 'revision', 'updatedAt', 'sla', 'id', 'number', 'openedBy', 'channel', 'fieldTexts'],
  // Told by events of their own, for those who see both ends.
  ...['parent', 'related', 'merged', 'mergedInto', 'mergeUndoUntil'],
])

export type Changes = Record<string, [unknown, unknown]>

export function differences(before: Ticket, after: Ticket): Changes {
  const fields = Object.keys(after) as (keyof Ticket)[]
  const changed = fields.filter((field) => !unrecorded.has(field) && !same(before[field], after[field]))
  return Object.fromEntries(changed.map((field) => [field, [before[field] ?? null, after[field] ?? null]]))
}

export const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
