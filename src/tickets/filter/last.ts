// Conditions that read a whole text for each ticket that they are asked of. A database that weighs them with all others either asks
// thousands of tickets that it then sorts away, or walks a whole desk to ask fewer. So a list is told to ask them last: of one
// ticket after the other in its order, until the page is full.
import type { RawBuilder, SqlBool } from 'kysely'

type Condition = RawBuilder<SqlBool>

const last = new WeakSet<Condition>()
const reading = new WeakSet<Condition>()

/** @param condition asks of the ticket nothing but its id and its team */
export function askLast(condition: Condition): Condition {
  last.add(condition)
  return readsTexts(condition)
}

/** A part of the condition is asked in the same way, but cannot be asked apart from the rest. */
export function readsTexts(condition: Condition): Condition {
  reading.add(condition)
  return condition
}

export const isAskedLast = (condition: Condition) => last.has(condition)

export const isReadingTexts = (condition: Condition) => reading.has(condition)
