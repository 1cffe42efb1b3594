// Enter in a list that the server searches: it means what was typed, and waits for the answer instead of taking what stood there before.
import type { KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'

type ListKey = KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler: () => void }

/**
 * @param waits what is shown was found for other words
 * @param take takes the first that fits, once it is there
 */
export function useEnter(waits: boolean, take: () => void) {
  const entered = useRef(false)
  const moved = useRef(false)
  useEffect(() => {
    if (waits || !entered.current) return
    entered.current = false
    take()
  })
  return {
    onKeyDown: (event: ListKey) => {
      // Whoever has gone to a line means that line.
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moved.current = true
      if (event.key !== 'Enter' || !waits || moved.current) return
      event.preventDefault()
      event.preventBaseUIHandler()
      entered.current = true
    },
    /** Something else is typed. */
    forget: () => {
      entered.current = false
      moved.current = false
    },
  }
}
