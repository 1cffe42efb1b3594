// How high rows are: compact, standard or comfortable. Kept per browser; tokens.css knows the measures.
import { useSyncExternalStore } from 'react'

export const densities = ['compact', 'standard', 'comfortable'] as const
export type Density = (typeof densities)[number]

const key = 'mendbook.density'
const readers = new Set<() => void>()
let density: Density = remembered()
let height = 0
apply()
// Turned, a phone may have room for one line.
matchMedia('(width < 40rem)').onchange = () => {
  apply()
  for (const read of readers) read()
}

function remembered(): Density {
  try {
    const kept = localStorage.getItem(key)
    return densities.find((one) => one === kept) ?? 'standard'
  } catch {
    return 'standard'
  }
}

function apply() {
  const root = document.documentElement
  if (density === 'standard') delete root.dataset.density
  else root.dataset.density = density
  const style = getComputedStyle(root)
  height = Number.parseFloat(style.getPropertyValue('--row')) * Number.parseFloat(style.fontSize) || 32
}

export function setDensity(next: Density) {
  density = next
  apply()
  try {
    localStorage.setItem(key, next)
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  for (const read of readers) read()
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export const useDensity = () => useSyncExternalStore(subscribe, () => density)
/** In px. */
export const useRowHeight = () => useSyncExternalStore(subscribe, () => height)
