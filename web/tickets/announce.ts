// Says what happened to those who do not see it happen. One live region, in the desk's pages about tickets: see Announcer.
import { useSyncExternalStore } from 'react'

let text = ''
const readers = new Set<() => void>()

/** `announce('Reply sent')`. Said politely, after what is being read now. */
export function announce(next: string) {
  // The same words twice are no change to a live region; a space that nobody hears makes them one.
  text = next === text ? `${next}\u00a0` : next
  for (const read of readers) read()
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export const useAnnouncement = () => useSyncExternalStore(subscribe, () => text)
