// The mails of a list, one line each: only those in sight exist, arrows or j and k go from one to the next.
import type { KeyboardEvent, RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useActions } from '../../app/actions.ts'
import { useRowHeight } from '../../tickets/list/density.ts'
import { useWindow } from '../../tickets/list/use-window.ts'
import { LedgerLine } from './ledger-line.tsx'
import type { LedgerEntry, LedgerSearch } from './ledger-search.ts'

interface LedgerRowsProps {
  rows: readonly LedgerEntry[]
  search: LedgerSearch
  scroller: RefObject<HTMLDivElement | null>
  more: boolean
  onEnd: () => void
}

export function LedgerRows({ rows, search, scroller, more, onEnd }: LedgerRowsProps) {
  const height = useRowHeight()
  const { from, to, reveal } = useWindow(scroller, rows.length, height)
  const [active, setActive] = useState(0)
  const wanted = useRef(-1)
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    if (more && to >= rows.length - 20) onEnd()
  })
  const focus = () => {
    if (wanted.current < 0) return
    list.current?.querySelector<HTMLElement>(`li[data-index="${wanted.current}"] a`)?.focus({ preventScroll: true })
    wanted.current = -1
  }
  // The row may have to be drawn before it can have the focus.
  useLayoutEffect(focus)
  const go = (index: number) => {
    const next = Math.max(0, Math.min(index, rows.length - 1))
    wanted.current = next
    setActive(next)
    reveal(next)
    // Nothing is drawn anew for the one that it is already.
    if (next === active) focus()
  }
  const within = () => list.current?.contains(document.activeElement) ?? false
  useActions([
    {
      id: 'mail.next',
      label: 'Next mail',
      group: 'Mail',
      shortcut: 'j',
      run: () => go(within() ? active + 1 : active),
    },
    { id: 'mail.previous', label: 'Previous mail', group: 'Mail', shortcut: 'k', run: () => go(active - 1) },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (target === undefined || event.altKey || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    go(target)
  }
  return (
    <ul
      ref={list}
      aria-label="Mail"
      onKeyDown={onKeyDown}
      className="relative"
      style={{ height: rows.length * height }}
    >
      {drawn(active, from, Math.min(to, rows.length)).map((index) => {
        const entry = rows[index]
        return (
          entry && (
            <LedgerLine
              key={entry.id}
              entry={entry}
              search={search}
              index={index}
              count={more ? -1 : rows.length}
              top={index * height}
              active={index === active}
              onFocus={() => setActive(index)}
            />
          )
        )
      })}
    </ul>
  )
}

/** Which lines exist: those in sight, and the one that Tab leads to. What costs with each step is not the length of the list. */
function drawn(active: number, from: number, to: number): number[] {
  const seen = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)
  if (active < from) return [active, ...seen]
  return active >= to ? [...seen, active] : seen
}
