// The drafts of this browser (drafts.ts), for components.
import { useEffect, useSyncExternalStore } from 'react'
import { useMe } from '../../app/session.ts'
import type { Draft } from './drafts.ts'
import { blank, draftStore, oldDrafts, prefix } from './drafts.ts'

/** `question` and what follows: the parts of an escalation's hand-over, and its end. */
export type Slot =
  | 'reply'
  | 'note'
  | 'resolution'
  | 'new'
  | 'question'
  | 'tried'
  | 'logs'
  | 'no-logs'
  | 'answer'
  | 'return'
  | 'title'
  | 'description'

function browserStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

const storage = browserStorage()
export const drafts = draftStore(storage, () => new Date())
if (storage) for (const key of oldDrafts(storage, new Date())) storage.removeItem(key)

// What another tab wrote is taken over only while this one is not being used: nothing changes under somebody's hands.
window.addEventListener('storage', ({ key }) => {
  if (key?.startsWith(prefix) && !document.hasFocus()) drafts.reread(key.slice(prefix.length))
})

/** Names a draft: one per person, ticket and tab. */
export const useDraftKey = (ticket: string, slot: Slot) => `${useMe().person.id}.${ticket}.${slot}`

export function useDraft(key: string) {
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.read(key))
  return {
    draft,
    change: (change: Partial<Draft>) => drafts.change(key, change),
    clear: () => drafts.put(key, blank),
  }
}

/** Asks before the page goes away while something is still on its way to the desk. */
export function useStayWhile(busy: boolean) {
  useEffect(() => {
    if (!busy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [busy])
}
