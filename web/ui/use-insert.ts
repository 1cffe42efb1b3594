// Puts words in where the cursor stands in a text, from a menu or a popover.

import type { RefObject } from 'react'
import { useRef } from 'react'
import { flushSync } from 'react-dom'

/**
 * The cursor stands behind the words at once, not some time later: a timer would call people back who have gone on to type somewhere
 * else. `focusAfter` is for what opened to choose the words; when it closes, the focus goes into the text instead of to its button.
 */
export function useInsert(text: RefObject<HTMLTextAreaElement | null>, value: string) {
  const inserted = useRef(false)
  const insert = (words: string, change: (value: string) => void) => {
    const [from, to] = [text.current?.selectionStart ?? value.length, text.current?.selectionEnd ?? value.length]
    flushSync(() => change(value.slice(0, from) + words + value.slice(to)))
    text.current?.focus()
    text.current?.setSelectionRange(from + words.length, from + words.length)
    inserted.current = true
  }
  const focusAfter = () => {
    const now = inserted.current
    inserted.current = false
    return now ? text.current : null
  }
  return { insert, focusAfter }
}
