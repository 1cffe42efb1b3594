// Who can be mentioned, above the text that is being written. The text keeps the focus: keys reach this list through `keys`.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { KeyboardEvent, RefObject } from 'react'
import { useEffect, useState } from 'react'
import { query } from '../../app/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import type { Person, Typing } from './typed.ts'

interface MentionMenuProps {
  number: string
  visibility: 'public' | 'internal'
  typed: Typing
  /** Takes the keys that the list wants; answers whether it took one. */
  keys: RefObject<((event: KeyboardEvent) => boolean) | null>
  text: RefObject<HTMLTextAreaElement | null>
  onPick: (person: Person) => void
  onClose: () => void
}

const listId = 'mention-list'
const optionId = (index: number) => `mention-${index}`

export default function MentionMenu({ number, visibility, typed, keys, text, onPick, onClose }: MentionMenuProps) {
  const found = useQuery({
    ...query('mentions.candidates', { id: number, visibility, ...(typed.q && { q: typed.q }) }),
    placeholderData: keepPreviousData,
  })
  const people = found.data?.items ?? []
  const [active, setActive] = useState(0)
  const at = Math.min(active, Math.max(0, people.length - 1))
  useEffect(() => {
    keys.current = (event) => {
      if (event.key === 'Escape') {
        onClose()
        return true
      }
      const person = people[at]
      if (!person || event.nativeEvent.isComposing) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : -1
        setActive((at + step + people.length) % people.length)
        return true
      }
      if ((event.key !== 'Enter' && event.key !== 'Tab') || event.ctrlKey || event.metaKey) return false
      onPick(person)
      return true
    }
    return () => {
      keys.current = null
    }
  })
  // The text says which one is chosen, as long as the list stands.
  const chosen = people[at] ? optionId(at) : null
  useEffect(() => {
    const area = text.current
    if (!area || !chosen) return
    area.setAttribute('aria-controls', listId)
    area.setAttribute('aria-activedescendant', chosen)
    return () => {
      area.removeAttribute('aria-controls')
      area.removeAttribute('aria-activedescendant')
    }
  }, [text, chosen])
  if (people.length === 0) return null
  return (
    <div
      id={listId}
      role="listbox"
      aria-label="People to mention"
      className="absolute bottom-full left-0 z-20 mb-1 max-h-60 w-80 max-w-full overflow-y-auto rounded-lg border border-line-strong bg-overlay py-1 shadow-overlay"
    >
      {people.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the text reach it
        <div
          key={person.id}
          id={optionId(index)}
          role="option"
          aria-selected={index === at}
          tabIndex={-1}
          // Before the text loses the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
          className={cx('flex h-8 cursor-default items-center gap-2 px-2.5 coarse:h-11', index === at && 'bg-selected')}
        >
          <Avatar person={person} size="sm" />
          <bdi className="max-w-48 shrink-0 truncate">{person.name}</bdi>
          <span className="ml-auto min-w-0 truncate text-xs text-muted">
            {person.agent ? person.email : 'sees the public side'}
          </span>
        </div>
      ))}
    </div>
  )
}
