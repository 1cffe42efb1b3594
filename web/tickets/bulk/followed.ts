// The bulk changes that somebody waits for in this browser. They go on without it; here they are only watched, also after a
// reload and from any page of the desk.
import { useSyncExternalStore } from 'react'

const key = 'mendbook.bulk'
const readers = new Set<() => void>()
let followed: readonly string[] = kept()

function kept(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(ids) ? ids.map(String) : []
  } catch {
    return []
  }
}

function put(next: readonly string[]) {
  followed = next
  try {
    localStorage.setItem(key, JSON.stringify(next))
  } catch {
    // Without storage it is watched until the page is closed.
  }
  for (const read of readers) read()
}

/** The newest five. */
export const follow = (id: string) => put([...followed.filter((one) => one !== id), id].slice(-5))
export const unfollow = (id: string) => put(followed.filter((one) => one !== id))

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export const useFollowed = () => useSyncExternalStore(subscribe, () => followed)
