// What changed between two readings of a ticket, field by field, as events keep it: old and new.
import type { Ticket } from './contract.ts'
import { historic } from './history/contract.ts'

export type Changes = Record<string, [unknown, unknown]>

export function differences(before: Ticket, after: Ticket): Changes {
  const changed = historic.filter((field) => !same(before[field], after[field]))
  return Object.fromEntries(changed.map((field) => [field, [before[field] ?? null, after[field] ?? null]]))
}

export const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
