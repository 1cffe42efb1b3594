// Whether the desk was updated behind this page. Files are named by their content: those of the old version are gone then, and what
// this page has not fetched yet it cannot fetch any more.
import { useSyncExternalStore } from 'react'

let updated = false
let asking: Promise<boolean> | undefined
const readers = new Set<() => void>()

/** Asks the desk for its page: does it still start with the script that runs here? */
export const wasUpdated = () => (asking ??= look().finally(() => (asking = undefined)))

async function look(): Promise<boolean> {
  const script = document.querySelector('script[type=module][src]')?.getAttribute('src')
  const page = await fetch('/', { cache: 'no-store' })
    .then((answer) => (answer.ok ? answer.text() : null))
    .catch(() => null)
  if (page && script && !page.includes(script)) {
    updated = true
    for (const read of readers) read()
  }
  return updated
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export const useUpdated = () => useSyncExternalStore(subscribe, () => updated)
