// Looks for a saved reply, shows it as it will read, and puts it in. Made for the keyboard: type, arrows, Enter.
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useId, useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useMe } from '../../app/session.ts'
import { cx } from '../../ui/cx.ts'
import { Input } from '../../ui/input.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { Ticket } from '../ticket/sides.ts'
import type { Along, SavedReply } from './along.ts'
import { alongOf, alongWords } from './along.ts'
import { findReplies } from './find.ts'
import { filledIn, useSavedReplies } from './use-saved-replies.ts'

interface ReplyPickerProps {
  ticket: Ticket
  onPick: (text: string, along: Along) => void
  onClose: (typed: string) => void
}

export default function ReplyPicker({ ticket, onPick, onClose }: ReplyPickerProps) {
  const me = useMe()
  const replies = useSavedReplies()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const found = findReplies(replies.data ?? [], typed, ticket.category?.path ?? null)
  const current = found[Math.min(at, found.length - 1)]
  // Opened again while it is still closing, it is this one that comes back: with nothing typed.
  const forget = () => {
    setTyped('')
    setAt(0)
  }
  const pick = (reply: SavedReply) => {
    forget()
    onPick(filledIn(reply.body, ticket, me).text, alongOf(reply))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setAt((now) => Math.max(0, Math.min(found.length - 1, Math.min(now, found.length - 1) + step)))
      return
    }
    if (event.key === 'Enter' && current) {
      event.preventDefault()
      pick(current)
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      forget()
      onClose(typed)
    }
  }
  return (
    <div className="flex w-[min(44rem,calc(100vw-3rem))] flex-col gap-2">
      <Input
        autoFocus
        role="combobox"
        aria-label="Find a saved reply"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        placeholder="Find a saved reply"
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {replies.isError && <ErrorNotice error={replies.error} retry={replies.refetch} inline />}
      <div className="grid h-64 min-h-0 grid-cols-1 gap-3 sm:grid-cols-[15rem_minmax(0,1fr)]">
        <div id={`${id}-list`} role="listbox" aria-label="Saved replies" className="-mx-1 overflow-y-auto">
          {replies.isPending && <Skeleton className="m-2 w-2/3 animate-late" />}
          {found.map((reply, index) => (
            <Choice
              key={reply.id}
              id={`${id}-${reply.id}`}
              reply={reply}
              selected={reply === current}
              onPoint={() => setAt(index)}
              onPick={() => pick(reply)}
            />
          ))}
          {replies.data && found.length === 0 && <Nothing any={replies.data.length > 0} />}
        </div>
        {current && <Preview reply={current} ticket={ticket} />}
      </div>
      <p className="flex justify-between gap-3 border-t border-line pt-2 text-xs text-muted">
        <span className="coarse:hidden">Enter puts it in</span>
        <Link to="/desk/replies" className="underline decoration-line-strong hover:text-text">
          Manage saved replies
        </Link>
      </p>
    </div>
  )
}

interface ChoiceProps {
  id: string
  reply: SavedReply
  selected: boolean
  onPoint: () => void
  onPick: () => void
}

function Choice({ id, reply, selected, onPoint, onPick }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field above has the keys
    <div
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: 'nearest' })
      }}
      onPointerMove={onPoint}
      onClick={onPick}
      className={cx('cursor-default rounded-md px-2 py-1 coarse:py-2.5', selected && 'bg-hover')}
    >
      <bdi className="block truncate">{reply.name}</bdi>
      <span className="block truncate text-xs text-muted">{ownerWords(reply)}</span>
    </div>
  )
}

/** Whose it is, and how often it was sent. */
const ownerWords = ({ scope, team, uses }: SavedReply) =>
  [scope === 'everyone' ? 'Everyone' : (team?.name ?? 'Mine'), uses > 0 && `sent ${uses} ×`].filter(Boolean).join(' · ')

function Preview({ reply, ticket }: { reply: SavedReply; ticket: Ticket }) {
  const { text, empty } = filledIn(reply.body, ticket, useMe())
  const along = alongWords(alongOf(reply))
  return (
    <section aria-label="Preview" className="flex min-h-0 flex-col gap-2 max-sm:hidden">
      <div className="min-h-0 flex-1 overflow-y-auto rounded-md bg-sunken px-3 py-2">
        <Markdown source={text} />
      </div>
      {empty.length > 0 && <p className="text-xs text-muted">Nothing to fill in for {empty.join(', ')}.</p>}
      {along.length > 0 && <p className="text-xs text-muted">Goes along: {along.join(', ')}</p>}
    </section>
  )
}

function Nothing({ any }: { any: boolean }) {
  return (
    <p className="px-2 py-1 text-muted">
      {any ? 'Nothing fits.' : 'No saved replies yet. What you write again and again can be one.'}
    </p>
  )
}
