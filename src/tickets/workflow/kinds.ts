// The six kinds of a state. Apart from the acts, because the desk's first screen needs no more than these.
export const statuses = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const
export type TicketStatus = (typeof statuses)[number]

/** Still somebody's work: what lists show unless told otherwise. */
export const unresolved = ['new', 'open', 'pending', 'on_hold'] as const satisfies TicketStatus[]

/** What an agent sets by hand; the others follow from an act (resolve, close, reopen). */
export const workStatuses = ['open', 'pending', 'on_hold'] as const satisfies TicketStatus[]

export const statusWords: Record<TicketStatus, string> = {
  new: 'new',
  open: 'open',
  pending: 'waiting for the requester',
  on_hold: 'on hold',
  resolved: 'resolved',
  closed: 'closed',
}
