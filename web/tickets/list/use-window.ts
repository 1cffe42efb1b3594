// Which rows of a long list are in sight. All rows have one height, so that this is arithmetic and no measuring.
import type { RefObject } from 'react'
import { useCallback, useLayoutEffect, useState } from 'react'

// Moved in steps: a frame of scrolling then seldom has to render anything.
const step = 8

export interface Window {
  from: number
  /** Exclusive. */
  to: number
}

export function windowOf(scrollTop: number, height: number, row: number, count: number): Window {
  const first = Math.floor(scrollTop / row / step) * step - step
  const last = Math.ceil((scrollTop + height) / row / step) * step + step
  return { from: Math.max(0, Math.min(first, count)), to: Math.max(0, Math.min(last, count)) }
}

export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, row: number) {
  const [seen, setSeen] = useState<Window>(() => windowOf(0, 900, row, count))
  const measure = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const next = windowOf(element.scrollTop, element.clientHeight, row, count)
    setSeen((before) => (before.from === next.from && before.to === next.to ? before : next))
  }, [scroller, count, row])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [scroller, measure])

  /** Scrolls as little as it takes to show a row in full. */
  const reveal = (index: number) => {
    const element = scroller.current
    if (!element) return
    const top = index * row
    // What stands above the rows, or below them.
    const around = element.scrollHeight - count * row
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + row + around > element.scrollTop + element.clientHeight)
      element.scrollTop = top + row + around - element.clientHeight
    measure()
  }
  return { ...seen, reveal }
}
