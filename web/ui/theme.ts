// The reader's choice of light, dark or what their system says. public/theme.js applies it before the first paint.
import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'
const key = 'mendbook.theme'
const readers = new Set<() => void>()

function current(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function setTheme(theme: Theme) {
  const page = document.documentElement
  if (theme === 'system') delete page.dataset.theme
  else page.dataset.theme = theme
  page.style.colorScheme = theme === 'system' ? '' : theme
  try {
    localStorage.setItem(key, theme)
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  for (const read of readers) read()
}

export const useTheme = () =>
  useSyncExternalStore((reader) => {
    readers.add(reader)
    return () => readers.delete(reader)
  }, current)
