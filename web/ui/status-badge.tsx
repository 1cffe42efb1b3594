// The state of a ticket in a header: shape and word.
import type { TicketStatus } from '../../src/tickets/workflow/kinds.ts'
import { statusWords } from '../../src/tickets/workflow/kinds.ts'
import { StatusIcon, statusWord } from './status-icon.tsx'
import { tip } from './tip.ts'

/** @param state how the workflow of its type calls it */
export function StatusBadge({ status, state }: { status: TicketStatus; state?: { name: string } }) {
  const word = state?.name ?? statusWord(status)
  const inFull = statusWords[status]
  return (
    <span
      className="inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap"
      {...(inFull.toLowerCase() === word.toLowerCase()
        ? {}
        : tip(`${inFull.charAt(0).toUpperCase()}${inFull.slice(1)}`))}
    >
      <StatusIcon status={status} />
      <bdi className="max-w-40 truncate">{word}</bdi>
    </span>
  )
}
