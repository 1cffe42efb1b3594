// The six kinds of states as an admin reads them.
import type { TicketStatus } from '../workflow.ts'

export const kindWords: Record<TicketStatus, string> = {
  new: 'new',
  open: 'in work',
  pending: 'waits for the requester',
  on_hold: 'waits for others',
  resolved: 'resolved',
  closed: 'closed',
}
