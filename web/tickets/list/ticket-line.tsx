// One ticket in the list, on one line. Built of plain elements: forty of them are drawn again when somebody scrolls.
import { AlarmClock, CircleArrowUp } from 'lucide-react'
import { memo } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { StatusIcon, statusWord } from '../../ui/status-icon.tsx'
import { BriefTime } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'
import { Vip } from '../vip.tsx'
import type { TicketRow } from './use-ticket-list.ts'

// Wanted at the first hover only.
const RowCheck = deferred(() => import('../bulk/row-check.tsx'))
const RowActions = deferred(() => import('./row-actions.tsx'))
// Wanted once somebody chose columns.
const Cells = deferred(() => import('../columns/cells.tsx'))

interface TicketLineProps {
  ticket: TicketRow
  href: string
  index: number
  /** How many rows the list has, null while further pages may follow. */
  count: number | null
  top: number
  unread: boolean
  /** Open beside the list. */
  current: boolean
  /** The one that the keyboard acts on. */
  active: boolean
  /** Under the pointer. */
  hovered: boolean
  /** Left the list since it was shown. */
  gone: boolean
  /** Those that were chosen, with commas between; empty for the usual row. */
  columns: string
  selected: boolean
  /** Some are selected: every row offers to be. */
  picking: boolean
  onPick: (index: number, stretch: boolean) => void
}

export const TicketLine = memo(function TicketLine(props: TicketLineProps) {
  const {
    ticket,
    href,
    index,
    count,
    top,
    unread,
    current,
    active,
    hovered,
    gone,
    columns,
    selected,
    picking,
    onPick,
  } = props
  return (
    <li
      aria-setsize={count ?? -1}
      aria-posinset={index + 1}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
      className={cx(
        'group absolute inset-x-0 top-0 h-row border-b border-line',
        columns && 'min-w-max',
        selected ? 'bg-accent-soft' : current ? 'bg-selected' : 'hover:bg-hover focus-within:bg-hover',
      )}
    >
      {current && <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-accent" />}
      <a
        href={href}
        data-number={ticket.number}
        tabIndex={active ? 0 : -1}
        aria-current={current ? 'true' : undefined}
        draggable={false}
        className={cx(
          'flex h-full items-center gap-2.5 pr-4 pl-8 -outline-offset-2 @max-[40rem]:gap-2 @max-[40rem]:px-3',
          picking && '@max-[40rem]:pl-8',
          gone && 'opacity-60',
        )}
      >
        {!columns && <PriorityGlyph priority={ticket.priority} />}
        <span className="w-(--number-width) shrink-0 font-mono text-xs text-muted max-sm:hidden">{ticket.number}</span>
        {unread && <span className="sr-only">New: </span>}
        <span className={cx('flex-1', columns ? 'min-w-64 contain-inline-size' : 'min-w-0')}>
          <bdi className={cx('block truncate', unread && 'font-medium')}>{ticket.title}</bdi>
          <span className="block truncate text-xs text-muted sm:hidden">
            <span className="font-mono">{ticket.number}</span> · <bdi>{ticket.requester.name}</bdi> ·{' '}
            {ticket.state.name}
          </span>
        </span>
        {ticket.mentioned && (
          <span className="shrink-0 font-medium text-accent-text" {...tip('Mentions you')}>
            <span aria-hidden>@</span>
            <span className="sr-only">mentions you</span>
          </span>
        )}
        {ticket.escalated && (
          <span className="inline-flex shrink-0 text-note-text" {...tip('Escalated: a hand-over waits for an answer')}>
            <CircleArrowUp aria-label="Escalated" className="size-3.5" />
          </span>
        )}
        {ticket.snoozedUntil && <AlarmClock aria-label="Snoozed until" className="size-3.5 shrink-0 text-blue" />}
        {columns ? (
          <Cells ticket={ticket} columns={columns} />
        ) : (
          <>
            <OwnState ticket={ticket} />
            <Tags tags={ticket.tags} />
            <span className="flex w-36 shrink-0 items-center gap-1.5 text-muted @max-[52rem]:hidden">
              <span className="sr-only">from</span>
              <bdi className="truncate">{ticket.requester.name}</bdi>
              {ticket.vip && <Vip />}
            </span>
            <span className="flex shrink-0 items-center gap-2 @max-[40rem]:gap-1.5">
              <span className="inline-flex" {...tip(ticket.state.name)}>
                <StatusIcon status={ticket.status} />
                <span className="sr-only">{ticket.state.name}</span>
              </span>
              <Assignee person={ticket.assignee} />
            </span>
            <BriefTime
              at={ticket.snoozedUntil ?? ticket.updatedAt}
              className={cx(
                'w-14 shrink-0 text-right @max-[40rem]:w-10 text-xs whitespace-nowrap text-muted',
                hovered && 'invisible',
              )}
            />
          </>
        )}
      </a>
      {(hovered || picking) && (
        <RowCheck number={ticket.number} checked={selected} onPick={(stretch) => onPick(index, stretch)} />
      )}
      {hovered && <RowActions ticket={ticket} href={href} />}
    </li>
  )
})

/** What the shape does not say: a state that the workflow calls by a name of its own. */
function OwnState({ ticket: { state, status } }: { ticket: TicketRow }) {
  if (state.name === statusWord(status)) return null
  return (
    <bdi aria-hidden className="max-w-32 min-w-0 shrink-[3] truncate text-xs text-muted @max-[40rem]:hidden">
      {state.name}
    </bdi>
  )
}

function Assignee({ person }: { person: TicketRow['assignee'] }) {
  if (person) return <Avatar person={person} size="sm" alone />
  return (
    <span className="size-5">
      <span className="sr-only">Nobody</span>
    </span>
  )
}

function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null
  const [first, second, ...others] = tags
  return (
    <span className="flex max-w-56 min-w-0 shrink-[4] items-center gap-1 overflow-hidden text-xs text-muted @max-[64rem]:hidden">
      {[first, second].map(
        (tag) =>
          tag && (
            <bdi key={tag} className="max-w-28 shrink-0 truncate rounded-sm border border-line px-1.5 leading-4.5">
              {tag}
            </bdi>
          ),
      )}
      {others.length > 0 && (
        <span className="shrink-0 tabular" {...tip(shorten(others))}>
          +{others.length}
        </span>
      )}
    </span>
  )
}

const shorten = (tags: string[]) =>
  tags.length > 20 ? `${tags.slice(0, 20).join(', ')} and ${tags.length - 20} more` : tags.join(', ')
