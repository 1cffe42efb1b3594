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
  /** Only for this person: what a session left behind waits for whoever signs in again. */
  of?: string | undefined
}

/** What a reader had before them with a ticket: its last event then. A ticket does not tell by itself, not all of them touch it. */
const read = new WeakMap<object, string>()
export const noteReading = (ticket: object, events: readonly { id: string }[]) => {
  const last = events.at(-1)?.id
  if (last && !read.has(ticket)) read.set(ticket, last)
}
export const sinceRead = (base: Conflict['base']) => {
  const last = read.get(base)
  return ({ id, at }: { id: string; at: string }) => (last ? id > last : at > base.updatedAt)
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
