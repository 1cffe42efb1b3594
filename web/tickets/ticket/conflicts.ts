// What could not be saved, per ticket, until its owner decided. Kept outside the pages, so that going elsewhere drops no side.
import { useSyncExternalStore } from 'react'
import type { Change, Side, Ticket } from './sides.ts'

export interface Conflict {
  number: string
  /** As the person read it before changing it. */
  base: Side & { updatedAt: string }
  theirs: Ticket
  change: Change
}

export interface Failure {
  number: string
  /** What was tried: `T-1042 was not assigned`. */
  error: unknown
  again: (() => void) | null
}

const conflicts = new Map<string, Conflict>()
const failures = new Map<string, Failure>()
const readers = new Set<() => void>()
const tell = () => {
  for (const read of readers) read()
}

export function raiseConflict(conflict: Conflict) {
  conflicts.set(conflict.number, conflict)
  tell()
}

export function raiseFailure(failure: Failure) {
  failures.set(failure.number, failure)
  tell()
}

export function settleConflict(number: string) {
  conflicts.delete(number)
  tell()
}

export function settleFailure(number: string) {
  failures.delete(number)
  tell()
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export const useConflict = (number: string) => useSyncExternalStore(subscribe, () => conflicts.get(number))
export const useFailure = (number: string) => useSyncExternalStore(subscribe, () => failures.get(number))
