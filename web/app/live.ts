// The state of the live connection, and its start. What keeps it open is fetched after the first paint.
import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { idle } from './idle.ts'

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'refused'

let state: LiveState = 'connecting'
const readers = new Set<() => void>()

function setState(next: LiveState) {
  state = next
  for (const read of readers) read()
}

export const useLiveState = () =>
  useSyncExternalStore(
    (reader) => {
      readers.add(reader)
      return () => readers.delete(reader)
    },
    () => state,
  )

/** Keeps the page up to date until the returned function is called. */
export function connectLive(queries: QueryClient): () => void {
  const stop = new AbortController()
  setState('connecting')
  void idle()
    .then(() => import('./live-updates.ts'))
    .then(({ followLive }) => followLive(queries, setState, stop.signal))
  return () => stop.abort()
}
