// "Looks like T-12": each with where it stands and whose it is, and a way to wave them away.
import { CopyCheck, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { TicketName } from '../related/ticket-name.tsx'
import type { Similar } from './use-similar.ts'

interface SimilarListProps {
  items: readonly Similar[]
  onDismiss: () => void
  /** Beside each of them. */
  action?: (ticket: Similar) => ReactNode
}

export function SimilarList({ items, onDismiss, action }: SimilarListProps) {
  return (
    <section aria-label="Looks like" className="animate-appear rounded-md border border-line bg-blue-soft">
      <header className="flex min-h-9 items-center gap-2 pr-1.5 pl-3">
        <CopyCheck aria-hidden className="text-blue" />
        <h2 className="min-w-0 flex-1 font-medium">
          {items.length === 1 ? 'Looks like an open ticket' : 'Looks like open tickets'}
        </h2>
        <IconButton label="Dismiss" icon={<X />} onClick={onDismiss} />
      </header>
      <ul className="pb-1.5">
        {items.map((ticket) => (
          <li key={ticket.id} className={cx('flex min-h-8 items-center gap-2 pl-3', action ? 'pr-1.5' : 'pr-3')}>
            <TicketName number={ticket.number} title={ticket.title} status={ticket.status} />
            <span className="max-w-36 shrink-0 truncate text-xs text-muted @max-[30rem]:hidden">
              {ticket.sameRequester ? 'same requester' : <bdi>{ticket.requester.name}</bdi>}
            </span>
            {action?.(ticket)}
          </li>
        ))}
      </ul>
    </section>
  )
}
