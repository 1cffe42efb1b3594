// Search and commands in one field: what can be done here, and what the desk knows.
import { Dialog } from '@base-ui/react/dialog'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useEffect, useId, useState } from 'react'
import { cx } from '../ui/cx.ts'
import { Excerpt } from '../ui/excerpt.tsx'
import { KeyCombination } from '../ui/kbd.tsx'
import { itemClass } from '../ui/popup-class.ts'
import { useAllActions } from './actions.ts'
import { fitting, namedFirst } from './palette-matches.ts'
import { query } from './queries.ts'
import { recordPath } from './record-path.ts'

interface CommandPaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export default function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-80 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Search and commands"
          className="pops fixed inset-x-3 top-[max(0.75rem,12vh)] z-50 mx-auto flex max-h-[70vh] max-w-form flex-col overflow-hidden rounded-lg border border-line-strong bg-overlay shadow-overlay outline-none"
        >
          <Palette onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Palette({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const entries = useEntries(typed)
  const current = Math.min(at, entries.length - 1)
  const choose = (index: number) => {
    const entry = entries[index]
    if (!entry || entry.disabledReason) return
    onDone()
    // After the dialog gave the focus back, so that the action may take it.
    requestAnimationFrame(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((current + step + entries.length) % Math.max(1, entries.length))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(current)
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        role="combobox"
        aria-label="Search and commands"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={entries[current] && `${list}-${current}`}
        placeholder="Search, filter (is:open), or type a command"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        className="h-11 shrink-0 border-b border-line bg-transparent px-4 text-md outline-none coarse:text-lg"
      />
      <div
        id={list}
        role="listbox"
        aria-label="Results"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1"
      >
        {entries.length === 0 && <p className="px-3 py-3 text-muted">Nothing matches. Try other words, or fewer.</p>}
        {entries.map((entry, index) => (
          <PaletteRow
            key={entry.id}
            id={`${list}-${index}`}
            entry={entry}
            heading={entry.group === entries[index - 1]?.group ? null : entry.group}
            current={index === current}
            onPoint={() => setAt(index)}
            onChoose={() => choose(index)}
          />
        ))}
      </div>
    </>
  )
}

const groups = { ticket: 'Tickets', person: 'People', organisation: 'Organisations' }
/** Each kind under one heading; of one kind they stay as the search ranked them. */
const order = ({ kind }: { kind: keyof typeof groups }) => Object.keys(groups).indexOf(kind)

const pause = 100

/** What was typed when the typing paused. A search that was overtaken meanwhile is given up. */
function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), pause)
    return () => clearTimeout(timer)
  }, [typed])
  return typed === '' ? '' : paused
}

interface Entry {
  id: string
  group: string
  label: string
  number?: string | null
  excerpt?: string
  icon?: React.ReactNode
  shortcut?: string
  disabledReason?: string | null
  run: () => void
}

function useEntries(typed: string): Entry[] {
  const navigate = useNavigate()
  const commands = fitting(
    useAllActions().filter((action) => !['app.palette', 'app.search'].includes(action.id)),
    typed,
  )
  const words = usePaused(typed.trim())
  const found = useQuery({
    ...query('search.find', { q: words, limit: 8 }),
    enabled: words.length > 1,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const hits = words.length > 1 ? (found.data?.items ?? []).toSorted((a, b) => order(a) - order(b)) : []
  const corrected = found.data?.corrected
  const [named, others] = namedFirst(commands, typed)
  return [
    ...named,
    ...hits.map((hit) => ({
      id: `${hit.kind}:${hit.id}`,
      group: `${groups[hit.kind]}${corrected ? ` for “${corrected}”` : ''}`,
      label: hit.marked,
      number: hit.number,
      excerpt: hit.place === 'note' ? `Internal note: ${hit.excerpt}` : hit.excerpt,
      run: () => void navigate({ href: recordPath(hit) }),
    })),
    ...(words.length > 1
      ? [
          {
            id: 'search.all',
            group: 'Search',
            label: `All results for “${words}”`,
            run: () => void navigate({ to: '/desk/search', search: { q: words } }),
          },
        ]
      : []),
    ...others,
  ]
}

interface PaletteRowProps {
  id: string
  entry: Entry
  heading: string | null
  current: boolean
  onPoint: () => void
  onChoose: () => void
}

function PaletteRow({ id, entry, heading, current, onPoint, onChoose }: PaletteRowProps) {
  return (
    <>
      {heading && <div className="px-2 pt-2 pb-1 text-xs text-muted">{heading}</div>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={current}
        aria-disabled={entry.disabledReason ? true : undefined}
        ref={(element) => {
          if (current) element?.scrollIntoView({ block: 'nearest' })
        }}
        onPointerMove={onPoint}
        onClick={onChoose}
        className={cx(itemClass, current && 'bg-selected', entry.disabledReason && 'text-muted')}
      >
        {entry.number ? (
          <span className="min-w-10 font-mono text-xs text-muted">{entry.number}</span>
        ) : (
          <span className="flex w-4 text-muted">{entry.icon}</span>
        )}
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <Excerpt text={entry.label} />
          </span>
          {(entry.disabledReason || entry.excerpt) && (
            <span className="block truncate text-xs text-muted">
              {entry.disabledReason ?? <Excerpt text={entry.excerpt ?? ''} />}
            </span>
          )}
        </span>
        {entry.shortcut && (
          <span className="coarse:hidden">
            <KeyCombination keys={entry.shortcut} />
          </span>
        )}
      </div>
    </>
  )
}
