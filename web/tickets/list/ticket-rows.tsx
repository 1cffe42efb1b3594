// The rows of the list: only those in sight exist, one of them is reached by Tab, and arrows or j and k go from one to the next.
import type { CSSProperties, KeyboardEvent, MouseEvent, PointerEvent, ReactNode, RefObject } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useActions } from '../../app/actions.ts'
import { deferred } from '../../ui/deferred.tsx'
import { isSelected } from '../bulk/selection.ts'
import { usePicking } from '../bulk/use-picking.ts'
import { useRowHeight } from './density.ts'
import type { ListSearch } from './list-search.ts'
import { useUnread } from './seen.ts'
import { TicketLine } from './ticket-line.tsx'
import type { TicketRow } from './use-ticket-list.ts'
import { useWindow } from './use-window.ts'

// Wanted once the keyboard is on a row.
const TakeAction = deferred(() => import('./take-action.tsx'))
const ColumnHeads = deferred(
  () => import('../columns/column-heads.tsx'),
  () => <div className="h-7" />,
)

export interface TicketRowsProps {
  label: string
  /** Which list it is: a selection belongs to one. */
  list: string
  rows: TicketRow[]
  gone: ReadonlySet<string>
  more: boolean
  columns: string
  search: ListSearch
  /** The line of each row, and how many there are, where headings stand between rows. */
  lines?: number[]
  total?: number
  /** What stands between the rows, from one line to another. */
  between?: (from: number, to: number) => ReactNode
  /** The number of the ticket that is open beside the list. */
  open: string | null
  scroller: RefObject<HTMLElement | null>
  hrefOf: (number: string) => string
  /** `replace`: going from row to row leaves one step in the history of the browser, not forty. */
  onOpen: (number: string, how?: { replace: boolean }) => void
  /** The pointer rests on it, or the keyboard came to it. */
  onPoint: (number: string) => void
  onEnd: () => void
}

export function TicketRows(props: TicketRowsProps) {
  const {
    label,
    list,
    rows,
    gone,
    more,
    columns,
    search,
    lines,
    total = rows.length,
    between,
    open,
    scroller,
    hrefOf,
    onOpen,
    onPoint,
    onEnd,
  } = props
  const height = useRowHeight()
  const { from, to, reveal } = useWindow(scroller, total, height)
  const lineOf = (index: number) => lines?.[index] ?? index
  const unread = useUnread()
  const [focused, setFocused] = useState<string | null>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const element = useRef<HTMLUListElement>(null)

  // The row is marked in the frame of the key press; the ticket follows as fast as it can be drawn.
  const [marked, setMarked] = useState<string | null>(null)
  useEffect(() => setMarked(open), [open])
  const frame = useRef(0)
  const follow = (number: string) => {
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => onOpen(number, { replace: true }))
  }
  const activeNumber = open ? (marked ?? open) : focused
  const found = rows.findIndex(({ number }) => number === activeNumber)
  const active = Math.max(0, found)

  const { selection, picking, pick, ...picks } = usePicking(list, rows, active, !open)

  // The row may have to be drawn before it can have the focus.
  useLayoutEffect(() => {
    const link = wanted.current && element.current?.querySelector<HTMLElement>(`a[data-number="${wanted.current}"]`)
    if (!link) return
    wanted.current = null
    link.focus({ preventScroll: true })
  })
  const reachedEnd = to >= (lines?.at(-1) ?? total) - 20 && more
  useLayoutEffect(() => {
    if (reachedEnd) onEnd()
  })

  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))]
    if (!row) return
    setFocused(row.number)
    reveal(lineOf(rows.indexOf(row)))
    if (open) {
      setMarked(row.number)
      follow(row.number)
    } else onPoint(row.number)
    // While somebody works in the ticket beside it, the list follows without taking the focus away.
    if (!open || element.current?.contains(document.activeElement)) wanted.current = row.number
  }
  const step = (by: number) => go(found < 0 ? 0 : found + by)
  useActions([
    { id: 'list.next', label: 'Next ticket', group: 'Tickets', shortcut: 'j', run: () => step(1) },
    { id: 'list.previous', label: 'Previous ticket', group: 'Tickets', shortcut: 'k', run: () => step(-1) },
  ])

  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (target === undefined || event.altKey || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    picks.onKey(event, target)
    go(target)
  }
  const onClick = (event: MouseEvent) => {
    const number = numberAt(event)
    if (!number || event.button !== 0 || event.metaKey || event.ctrlKey) return
    if (
      picks.onClick(
        event,
        rows.findIndex((row) => row.number === number),
      )
    )
      return
    event.preventDefault()
    setFocused(number)
    onOpen(number)
  }
  const onPointerOver = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || !(event.target instanceof Element)) return
    const number = event.target.closest('li')?.querySelector('a')?.dataset.number ?? null
    if (number === hovered) return
    setHovered(number)
    if (number) onPoint(number)
  }

  // The same function for every row and every drawing: rows that did not change are not drawn again.
  const latestPick = useRef(pick)
  latestPick.current = pick
  const onPick = useCallback((index: number, stretch: boolean) => latestPick.current(index, stretch), [])
  const visible = rows.flatMap((row, index) => {
    const line = lineOf(index)
    return index === active || (line >= from && line < to) ? [{ row, index }] : []
  })
  // Numbers take the room of the longest in sight and no more: the title has a better use for it.
  const longest = Math.max(5, ...visible.map(({ row }) => row.number.length))
  const pointed = open ? undefined : rows[found]
  return (
    <>
      {pointed && <TakeAction ticket={pointed} />}
      {columns && <ColumnHeads search={search} columns={columns} numbers={`${longest}ch`} />}
      {between && <div className="relative z-1 h-0">{between(from, to)}</div>}
      <ul
        ref={element}
        aria-label={label}
        {...picks.touch}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onPointerOver={onPointerOver}
        onPointerLeave={() => setHovered(null)}
        onFocus={(event) => setFocused(numberAt(event) ?? focused)}
        className="relative"
        style={{ height: total * height, '--number-width': `${longest}ch` } as CSSProperties}
      >
        {visible.map(({ row, index }) => (
          <TicketLine
            key={row.id}
            ticket={row}
            href={hrefOf(row.number)}
            index={index}
            count={more ? null : rows.length}
            top={lineOf(index) * height}
            unread={unread(row)}
            current={open !== null && row.number === activeNumber}
            active={index === active}
            hovered={row.number === hovered}
            gone={gone.has(row.id)}
            columns={columns}
            selected={isSelected(selection, row.id)}
            picking={picking}
            onPick={onPick}
          />
        ))}
      </ul>
    </>
  )
}

const numberAt = ({ target }: { target: EventTarget }) =>
  target instanceof Element ? target.closest<HTMLElement>('a[data-number]')?.dataset.number : undefined
