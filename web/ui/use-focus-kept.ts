// After a press that takes its own button away, the keyboard goes on from where the button stood.
import type { RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'

/**
 * @param place what the button stands in; takes the focus by script (`tabIndex={-1}`)
 * @param busy the work of the press is under way
 * @returns to be called with the press
 */
export function useFocusKept(place: RefObject<HTMLElement | null>, busy: boolean): () => void {
  const watching = useRef(false)
  // With every drawing, because whoever has the data draws the button away, and that need not be the one that did the work.
  useLayoutEffect(() => {
    if (!watching.current || busy) return
    const now = document.activeElement
    if (place.current?.contains(now)) return
    watching.current = false
    // Whoever has gone on to type somewhere else is not called back.
    if (now === null || now === document.body) place.current?.focus()
  })
  return () => {
    watching.current = true
  }
}
