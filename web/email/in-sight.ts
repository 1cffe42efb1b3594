// Of tabs that do not fit side by side, the chosen one is in sight.
import { useEffect, useRef } from 'react'

/** @param widths changes when the tabs do: which one is chosen, what they count */
export function useInSight(widths: string) {
  const tabs = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it stands for is read from the page
  useEffect(() => {
    tabs.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [widths])
  return tabs
}
