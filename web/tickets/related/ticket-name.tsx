// Another ticket, named within this one: where it stands, its number and its title, as a link to it.
import { Link } from '@tanstack/react-router'
import type { TicketStatus } from '../../../src/tickets/workflow/kinds.ts'
import { cx } from '../../ui/cx.ts'
import { StatusIcon, statusWord } from '../../ui/status-icon.tsx'
import { tip } from '../../ui/tip.ts'

interface TicketNameProps {
  number: string
  title: string
  status?: TicketStatus
  className?: string
}

export function TicketName({ number, title, status, className }: TicketNameProps) {
  const over = status === 'resolved' || status === 'closed'
  return (
    <Link
      to="/desk/tickets/$number"
      params={{ number }}
      search={({ show: _, at: __, ...list }: Record<string, unknown>) => list as never}
      className={cx('flex min-h-6 min-w-0 flex-1 items-center gap-2 rounded-sm coarse:min-h-11', className)}
    >
      {status && (
        <span className="inline-flex shrink-0" {...tip(statusWord(status))}>
          <StatusIcon status={status} />
          <span className="sr-only">{statusWord(status)}: </span>
        </span>
      )}
      <span className="shrink-0 font-mono text-xs text-muted">{number}</span>
      <bdi
        className={cx(
          'min-w-0 truncate underline decoration-transparent hover:decoration-current',
          over && 'text-muted',
        )}
      >
        {title}
      </bdi>
    </Link>
  )
}
