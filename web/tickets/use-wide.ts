// Whether an element has at least so many px: what decides is the room that it got, not the size of the window.
import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'

export function useWide(element: RefObject<HTMLElement | null>, least: number): boolean {
  const [wide, setWide] = useState(true)
  useLayoutEffect(() => {
    if (!element.current) return
    const measure = () => setWide((element.current?.clientWidth ?? 0) >= least)
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element.current)
    return () => resized.disconnect()
  }, [element, least])
  return wide
}
