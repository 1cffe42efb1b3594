// The marks of unread.ts in this browser, one set per person.
import { useSyncExternalStore } from 'react'
import { useMe } from '../../app/session.ts'
import type { Seen } from './unread.ts'
import { look, unread } from './unread.ts'

const sets = new Map<string, Seen>()
const readers = new Set<() => void>()

function seenBy(person: string): Seen {
  const known = sets.get(person)
  if (known) return known
  const kept = read(person)
  const seen = kept ?? { since: new Date().toISOString(), at: {} }
  sets.set(person, seen)
  if (!kept) write(person, seen)
  return seen
}

const keyOf = (person: string) => `mendbook.seen.${person}`

function read(person: string): Seen | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? 'null')
    return isSeen(kept) ? kept : null
  } catch {
    return null
  }
}

const isSeen = (value: unknown): value is Seen =>
  typeof value === 'object' && value !== null && 'since' in value && 'at' in value && typeof value.at === 'object'

function write(person: string, seen: Seen) {
  try {
    localStorage.setItem(keyOf(person), JSON.stringify(seen))
  } catch {
    // Without storage nothing stays unread over a reload.
  }
}

export function markSeen(person: string, ticket: { id: string; updatedAt: string }) {
  const before = seenBy(person)
  const after = look(before, ticket)
  if (after === before) return
  sets.set(person, after)
  write(person, after)
  for (const reader of readers) reader()
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

/** Tells of each ticket whether it changed since it was last shown here. */
export function useUnread() {
  const person = useMe().person.id
  const seen = useSyncExternalStore(subscribe, () => seenBy(person))
  return (ticket: { id: string; updatedAt: string }) => unread(seen, ticket)
}

/** When the ticket was last shown here, as its `updatedAt` of then. */
export const lastSeen = (person: string, ticket: string): string | undefined => seenBy(person).at[ticket]
