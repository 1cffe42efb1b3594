// One mail, on one line; on a phone on two. Where the list shows one kind of mail alone, no line repeats which.
import { Link } from '@tanstack/react-router'
import { cx } from '../../ui/cx.ts'
import { BriefTime } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'
import type { LedgerEntry, LedgerSearch } from './ledger-search.ts'
import { splitFrom } from './ledger-words.ts'
import { StateMark } from './state-mark.tsx'

interface LedgerLineProps {
  entry: LedgerEntry
  search: LedgerSearch
  index: number
  count: number
  top: number
  active: boolean
  onFocus: () => void
}

export function LedgerLine({ entry, search, index, count, top, active, onFocus }: LedgerLineProps) {
  const { name, address } = splitFrom(entry.from)
  const sender = name || address || (isRead(entry) ? 'Nobody named' : 'Not known yet')
  const show = search.show ?? 'quarantined'
  return (
    <li
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
      className="absolute inset-x-0 top-0 h-row border-b border-line focus-within:bg-hover hover:bg-hover"
    >
      <Link
        to="/desk/mail/$id"
        params={{ id: entry.id }}
        search={search}
        tabIndex={active ? 0 : -1}
        onFocus={onFocus}
        className="flex h-full items-center gap-3 px-4 -outline-offset-2"
      >
        {show === 'all' && (
          <StateMark state={entry.state} bare className="w-24 shrink-0 text-xs max-sm:w-auto max-sm:[&>svg]:size-4" />
        )}
        <span className="w-44 shrink-0 truncate max-sm:hidden" {...tip(name ? address : undefined)}>
          <bdi>{sender}</bdi>
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <Subject entry={entry} />
          </span>
          <span className="block truncate text-xs text-muted sm:hidden">
            <bdi>{sender}</bdi>
            {entry.reason && <> · {entry.reason}</>}
          </span>
        </span>
        <Outcome entry={entry} narrow={show === 'ticketed'} />
        <BriefTime
          at={entry.receivedAt}
          className="w-14 shrink-0 text-right text-xs whitespace-nowrap text-muted @max-[40rem]:w-10"
        />
      </Link>
    </li>
  )
}

/** Where it went, or why it went nowhere: one column, whichever it is. */
function Outcome({ entry: { state, ticket, reason }, narrow }: { entry: LedgerEntry; narrow: boolean }) {
  // One that began a ticket gave it its subject.
  const title = state === 'appended' && ticket?.title
  return (
    <span
      className={cx(
        'shrink-0 truncate text-xs text-muted',
        narrow ? 'w-16' : 'w-2/5 @max-[52rem]:w-auto',
        !ticket && '@max-[52rem]:hidden',
      )}
    >
      {ticket && <span className="font-mono">{ticket.number}</span>}
      {(reason || title) && (
        <span className={cx('@max-[52rem]:hidden', ticket && 'ml-2')}>{reason ?? <bdi>{title}</bdi>}</span>
      )}
    </span>
  )
}

type Headed = Pick<LedgerEntry, 'subject' | 'state'>

/** What failed or waits has not told its headers yet. */
const isRead = ({ state }: Headed) => state !== 'failed' && state !== 'received'

export function Subject({ entry }: { entry: Headed }) {
  if (entry.subject) return <bdi>{entry.subject}</bdi>
  return <span className="text-muted">{isRead(entry) ? 'No subject' : 'Not read yet'}</span>
}
