// Where somebody is in the conversation. What arrives below never moves what they read; a button tells of it instead.
import type { RefObject } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Item } from '../conversation/timeline.ts'

const near = 48
// What is said about a message comes after it: so long the end is followed by whoever went there (ms).
const follows = 3000

export function useReading(scroller: RefObject<HTMLElement | null>, items: readonly Item[] | undefined) {
  const [atEnd, setAtEnd] = useState(true)
  const [titled, setTitled] = useState(false)
  const seen = useRef<string | undefined>(undefined)
  const ended = useRef(true)
  const followed = useRef({ until: 0, top: 0 })
  const ready = items !== undefined
  const last = items?.findLast((item) => item.kind === 'message')?.id

  const look = useCallback(() => {
    const element = scroller.current
    if (!element) return
    ended.current = element.scrollHeight - element.scrollTop - element.clientHeight < near
    setAtEnd(ended.current)
    setTitled(element.scrollTop > near)
  }, [scroller])

  // On a return visit the page opens where the news begin.
  useLayoutEffect(() => {
    if (!ready) return
    const fresh = document.getElementById('new-since')
    const element = scroller.current
    if (fresh && element) {
      element.scrollTop += fresh.getBoundingClientRect().top - element.getBoundingClientRect().top - 12
    }
    look()
  }, [ready, scroller, look])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let height = element.clientHeight
    const resized = new ResizeObserver(() => {
      // What opens below takes room from the top: whoever read the end still sees it.
      const shrank = element.clientHeight < height && ended.current
      height = element.clientHeight
      if (shrank || performance.now() < followed.current.until) element.scrollTop = element.scrollHeight
      look()
    })
    const scrolled = () => {
      // Whoever scrolls back has left the end.
      if (element.scrollTop < followed.current.top) followed.current.until = 0
      followed.current.top = element.scrollTop
      look()
    }
    resized.observe(element)
    if (element.firstElementChild) resized.observe(element.firstElementChild)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', scrolled)
    }
  }, [scroller, look])

  useEffect(() => {
    if (atEnd || seen.current === undefined) seen.current = last
  }, [atEnd, last])

  const toEnd = useCallback(() => {
    const element = scroller.current
    if (!element) return
    // Parts out of sight are laid out as they come near, which makes the page longer: the observer goes after it.
    followed.current = { until: performance.now() + follows, top: 0 }
    element.scrollTop = element.scrollHeight
  }, [scroller])

  return {
    atEnd,
    titled,
    toEnd,
    news: !atEnd && last !== undefined && seen.current !== undefined && last !== seen.current,
  }
}
