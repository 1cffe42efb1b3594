// Lets the writer of a reply or a note mention people: what it needs is fetched with the first @.
import type { KeyboardEvent, RefObject } from 'react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { deferred } from '../../ui/deferred.tsx'
import type { Draft } from '../composer/drafts.ts'
import type { Person, Typing } from './typed.ts'
import { placed, typing } from './typed.ts'

const MentionMenu = deferred(() => import('./mention-menu.tsx'))

interface MentionsOptions {
  number: string
  visibility: 'public' | 'internal'
  draft: Draft
  change: (change: Partial<Draft>) => void
  text: RefObject<HTMLTextAreaElement | null>
}

export function useMentions({ number, visibility, draft, change, text }: MentionsOptions) {
  const [typed, setTyped] = useState<Typing | null>(null)
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null)
  const look = () => {
    const area = text.current
    const alone = area && area.selectionStart === area.selectionEnd
    setTyped(alone ? typing(area.value, area.selectionStart) : null)
  }
  const pick = ({ id, name }: Person) => {
    const area = text.current
    if (!typed || !area) return
    const next = placed(draft.body, typed, { id, name })
    const people = [...(draft.people ?? []).filter((one) => one.id !== id), { id, name }]
    flushSync(() => change({ body: next.text, people }))
    setTyped(null)
    area.focus()
    area.setSelectionRange(next.caret, next.caret)
  }
  return {
    /** Look again where the caret stands. */
    look,
    close: () => setTyped(null),
    /** Whether the list took the key. */
    takes: (event: KeyboardEvent) => {
      if (!typed || !keys.current?.(event)) return false
      event.preventDefault()
      return true
    },
    menu: typed && (
      <MentionMenu {...{ number, visibility, typed, keys, text }} onPick={pick} onClose={() => setTyped(null)} />
    ),
  }
}
