// A reply that was just sent, and whose mail is held: for that long it can be undone, from the keyboard as well. Undone, its words are
// back where they were written.
import type { QueryClient } from '@tanstack/react-query'
import { api, newKey } from '../../app/api.ts'
import { announce } from '../../tickets/announce.ts'
import type { Draft } from '../../tickets/composer/drafts.ts'
import { drafts } from '../../tickets/composer/use-draft.ts'
import { toast, toastUntil } from '../../ui/toast.ts'

export interface Sent {
  queries: QueryClient
  number: string
  message: string
  draftKey: string
  /** As it was when it was sent. */
  before: Draft
  /** The ticket was resolved with it. */
  resolved?: { words: string; draftKey: string }
}

/** Answers whether it can be undone. */
export async function offer({ queries, number, message, draftKey, before, resolved }: Sent): Promise<boolean> {
  const { items } = await api('ticket-mail.list', { id: number, message })
  const held = items.filter(({ state, nextTry }) => state === 'held' && nextTry !== null)
  const until = Math.min(...held.map(({ nextTry }) => Date.parse(nextTry ?? '')))
  // One second for the way to the desk.
  if (held.length === 0 || until - Date.now() < 1500) return false
  const undo = async () => {
    const wish = { id: number, message, ...(resolved && { resolution: true }) }
    const { kept } = await api('replies.take-back', wish, { idempotencyKey: newKey() })
    if (resolved) drafts.change(resolved.draftKey, { body: resolved.words })
    const typed = drafts.read(draftKey)
    const { attempt: _, ...back } = before
    // What was begun meanwhile stays, below it.
    drafts.put(draftKey, {
      ...back,
      body: [back.body, typed.body].filter((text) => text.trim()).join('\n\n'),
      files: [...back.files, ...typed.files],
    })
    announce('Reply taken back. Nobody was mailed.')
    if (kept.length > 0) toast(`Reply taken back. ${kept.join(' ')}`)
    for (const name of ['messages.list', 'tickets.get', 'ticket-mail.list', 'tickets.events'])
      void queries.invalidateQueries({ queryKey: [name] })
  }
  const [first] = held
  const what = resolved ? 'Reply and resolution' : 'Reply'
  const whom = held.length === 1 ? first?.person.name : `${held.length} people`
  toastUntil(`${what} to ${whom}`, undo, until - 500, message)
  return true
}
