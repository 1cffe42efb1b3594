// The wish of this browser: the question on the first page and the form behind it write the same one.
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import type { Wish } from './wish.ts'
import { blankWish, isWorthKeeping, parseWish } from './wish.ts'

// Where storage is full or switched off, the wish still lives as long as the page.
const known = new Map<string, Wish>()

export function useWish() {
  const me = useMe().person.id
  const key = `mendbook.wish.${me}`
  const [wish, setWish] = useState(() => read(key))
  const put = (next: Wish) => {
    setWish(next)
    write(key, next)
  }
  return {
    wish,
    /** Names the files that go with it. */
    filesKey: `${me}.wish`,
    put,
    set: (part: Partial<Wish>) => put({ ...wish, ...part }),
    /** It was sent. The page that shows it stays as it is until the next one is there. */
    forget: () => write(key, blankWish),
  }
}

function read(key: string): Wish {
  try {
    return parseWish(localStorage.getItem(key)) ?? known.get(key) ?? blankWish
  } catch {
    return known.get(key) ?? blankWish
  }
}

function write(key: string, wish: Wish) {
  known.set(key, wish)
  try {
    if (isWorthKeeping(wish)) localStorage.setItem(key, JSON.stringify(wish))
    else localStorage.removeItem(key)
  } catch {
    // Kept in memory above.
  }
}
