// Where a list is filtered: chips for what is settled, then the text, completed while it is written, with errors at their place.
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { cx } from '../../ui/cx.ts'
import { tip } from '../../ui/tip.ts'
import { Completion, completionId, optionId } from './completion.tsx'
import PartChip from './part-chip.tsx'
import { type Suggestion, typingAt } from './typing.ts'
import { type Trouble, useBox } from './use-box.ts'
import { useSuggestions } from './use-suggestions.ts'

interface FilterBoxProps {
  filter: string
  onChange: (filter: string) => void
  /** What the desk did not understand of the filter in the address. */
  trouble: Trouble | null
  /** Chips go on new lines, where there is room below. */
  wrap?: boolean
}

export default function FilterBox({ filter, onChange, trouble, wrap = false }: FilterBoxProps) {
  const box = useBox(filter, onChange)
  const input = useRef<HTMLInputElement>(null)
  const [caret, setCaret] = useState(0)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const typing = typingAt(box.draft, Math.min(caret, box.draft.length))
  const found = useSuggestions(typing)
  // What stands there already needs no completion.
  const suggestions = open ? found.filter(({ insert }) => insert !== typing.typed || !typing.term) : []
  const shown = suggestions.length > 0
  const chosen = shown ? Math.min(active, suggestions.length - 1) : -1

  const look = () => {
    setCaret(input.current?.selectionStart ?? 0)
    setActive(-1)
  }
  const type = (text: string) => {
    box.type(text)
    look()
    // Words that begin no key need nothing offered.
    setOpen(text !== '')
  }
  const pick = ({ insert, whole }: Suggestion) => {
    const before = box.draft.slice(0, typing.from) + insert
    const after = box.draft.slice(typing.to)
    const text = before + after
    setActive(-1)
    if (whole && after.trim() === '' && !text.includes('(') && box.settle(text)) {
      setOpen(false)
      setCaret(0)
      return
    }
    // Shown at once, so that what is typed next comes behind it.
    flushSync(() => {
      box.type(text)
      setOpen(!whole)
      setCaret(before.length)
    })
    input.current?.setSelectionRange(before.length, before.length)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const take = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      take()
      if (!shown) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(((chosen + step + (suggestions.length + 1) + 1) % (suggestions.length + 1)) - 1)
    } else if (event.key === 'Enter') {
      take()
      const option = suggestions[chosen]
      if (option) pick(option)
      else {
        box.settle()
        setOpen(false)
      }
    } else if (event.key === 'Tab' && !event.shiftKey && shown && box.draft !== '') {
      take()
      const option = suggestions[Math.max(0, chosen)]
      if (option) pick(option)
    } else if (event.key === 'Escape') {
      take()
      if (shown) setOpen(false)
      else input.current?.blur()
    } else if (event.key === 'Backspace' && box.draft === '' && box.parts.length > 0) {
      take()
      box.edit(box.parts.length - 1)
      setOpen(false)
    }
  }
  const leave = () => {
    setOpen(false)
    // A half-written term is left as it is; a mistake is told when somebody asks for it.
    if (box.draft.trim() !== '' && box.problem === null && !/:\s*$/.test(box.draft)) box.settle()
  }
  const wrongPart = trouble && box.parts.findIndex(({ offset, length }) => trouble.offset < offset + length)
  const said = box.problem
    ? { message: box.problem.message, ...box.problem.at, text: box.draft }
    : trouble && { ...trouble, text: filter }
  return (
    <div className="relative w-full min-w-0">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pressing beside the text is pressing the text */}
      <div
        onMouseDown={(event) => {
          if (event.target !== event.currentTarget) return
          event.preventDefault()
          input.current?.focus()
        }}
        className={cx(
          'flex min-h-control w-full items-center gap-1 rounded-md border bg-surface pr-1 pl-2 focus-within:border-ring focus-within:outline-2 focus-within:outline-ring hover:border-muted',
          said ? 'border-red' : 'border-edge',
          wrap ? 'flex-wrap py-1' : 'h-control overflow-x-auto [scrollbar-width:none]',
        )}
      >
        <Search aria-hidden className="size-3.5 shrink-0 text-muted" />
        {box.parts.map((part, index) => (
          <PartChip
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice
            key={`${index} ${part.text}`}
            part={part}
            wrong={index === wrongPart ? trouble?.message : undefined}
            onEdit={() => {
              box.edit(index)
              input.current?.focus()
            }}
            onRemove={() => {
              box.remove(index)
              input.current?.focus()
            }}
          />
        ))}
        <input
          ref={input}
          id="list-filter-text"
          role="combobox"
          aria-label="Filter these tickets"
          aria-expanded={shown}
          aria-controls={shown ? completionId : undefined}
          aria-activedescendant={chosen >= 0 ? optionId(chosen) : undefined}
          aria-autocomplete="list"
          aria-invalid={said ? true : undefined}
          aria-describedby={said ? 'list-filter-trouble' : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={1000}
          placeholder={box.parts.length === 0 ? 'Find in this list' : ''}
          value={box.draft}
          onChange={(event) => type(event.target.value)}
          onSelect={() => setCaret(input.current?.selectionStart ?? 0)}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
          onBlur={leave}
          className="h-full min-h-6 min-w-24 flex-1 bg-transparent text-control outline-none placeholder:text-muted"
        />
        {(box.parts.length > 0 || box.draft) && (
          <button
            type="button"
            aria-label="Clear filters"
            {...tip('Clear filters')}
            onClick={() => {
              box.clear()
              input.current?.focus()
            }}
            className="sticky right-0 inline-flex size-6 shrink-0 coarse:size-9 items-center justify-center rounded-md bg-surface text-muted hover:bg-hover hover:text-text"
          >
            <X className="size-3.5" />
          </button>
        )}
      </div>
      {shown && <Completion suggestions={suggestions} active={chosen} onPick={pick} />}
      {said && !shown && <Told {...said} />}
    </div>
  )
}

/** Under the box, over the list: nothing moves for it. */
function Told({ message, offset, length, text }: Trouble & { text: string }) {
  const from = Math.min(offset, text.length)
  return (
    <div
      id="list-filter-trouble"
      role="alert"
      className="absolute top-full left-0 z-20 mt-1 max-w-[min(32rem,calc(100vw-2rem))] rounded-md border border-red bg-overlay px-2.5 py-1.5 text-control shadow-overlay"
    >
      <span className="block font-mono text-xs break-words text-muted [font-variant-ligatures:none]">
        {text.slice(Math.max(0, from - 30), from)}
        <mark className="bg-transparent text-red underline decoration-wavy">
          {text.slice(from, from + length) || '␣'}
        </mark>
        {text.slice(from + length, from + length + 30)}
      </span>
      {/* A message that begins with what was typed repeats it as it was typed. */}
      <span className={cx('block text-red', /^\p{L}/u.test(message) && 'first-letter:uppercase')}>{message}</span>
    </div>
  )
}
