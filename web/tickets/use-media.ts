// Whether a media query holds, and when that changes.
import { useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (reader) => {
      const list = matchMedia(query)
      list.addEventListener('change', reader)
      return () => list.removeEventListener('change', reader)
    },
    () => matchMedia(query).matches,
  )
}

/** Room for the list and a ticket beside each other. */
export const useSplit = () => useMedia('(min-width: 80rem)')
/** One column: a phone, or a narrow window. */
export const useNarrow = () => useMedia('(max-width: 63.99rem)')
