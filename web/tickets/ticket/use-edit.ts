// A text that is changed where it stands, kept in this browser with every keystroke and with what it began from: a killed tab or
// the end of a session loses nothing, and what somebody else wrote meanwhile is not overwritten unseen.
import { useState } from 'react'
import type { Draft } from '../composer/drafts.ts'
import { blank, isBlank } from '../composer/drafts.ts'
import { drafts, useDraftKey } from '../composer/use-draft.ts'
import type { Ticket } from './sides.ts'

type Text = 'title' | 'description'

export function useEdit(ticket: Ticket, field: Text) {
  const key = useDraftKey(ticket.id, field)
  const [base, setBase] = useState(() => begunFrom(ticket, field, drafts.read(key)))
  const [typed, setTyped] = useState(() => drafts.read(key).body)
  return {
    /** The ticket when the editing began; null while nobody edits. */
    base,
    typed,
    begin: () => {
      setBase(ticket)
      setTyped(ticket[field])
    },
    type: (text: string) => {
      setTyped(text)
      if (base) drafts.put(key, { ...blank, body: text, from: { revision: base.revision, text: base[field] } })
    },
    close: () => setBase(null),
    forget: () => drafts.put(key, blank),
  }
}

function begunFrom(ticket: Ticket, field: Text, draft: Draft): Ticket | null {
  if (!draft.from || isBlank(draft) || draft.body === ticket[field] || !ticket.can.change.allowed) return null
  return { ...ticket, [field]: draft.from.text, revision: draft.from.revision }
}
