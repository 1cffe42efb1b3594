// Where a request stands: a shape and plain words.
import type { TicketStatus } from '../../src/tickets/workflow/kinds.ts'
import { cx } from '../ui/cx.ts'
import { StatusIcon } from '../ui/status-icon.tsx'
import { stateWords } from './state-words.ts'

const loud: Partial<Record<TicketStatus, string>> = {
  pending: 'font-medium text-amber',
  resolved: 'font-medium text-green',
}

interface StateLineProps {
  status: TicketStatus
  /** In place of the words for its owner. */
  word?: string
  className?: string
}

export function StateLine({ status, word, className }: StateLineProps) {
  return (
    <span className={cx('inline-flex items-center gap-1.5', !word && loud[status], className)}>
      <StatusIcon status={status} />
      {word ?? stateWords[status].word}
    </span>
  )
}
