// The name of the page in tabs and history: what it shows first, ours last.
import { useEffect } from 'react'

export function useTitle(title: string | undefined) {
  useEffect(() => {
    if (title) document.title = `${title} · Mendbook`
  }, [title])
}
