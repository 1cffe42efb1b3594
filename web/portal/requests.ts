// One's own requests, by whose turn it is: that is what somebody wants to know who looks at them for a minute.
import type { TicketStatus } from '../../src/tickets/workflow.ts'
import type { Output } from '../app/api.ts'
import { pages } from '../app/queries.ts'

export type RequestRow = Output<'tickets.list'>['items'][number]

export const turns = {
  yours: ['pending', 'resolved'],
  ours: ['new', 'open', 'on_hold'],
  over: ['closed'],
} satisfies Record<string, TicketStatus[]>

/** An agent's own requests as well: everybody asks for something. */
export const requestsQuery = (status: readonly TicketStatus[]) =>
  pages('tickets.list', { requester: 'me', status: [...status], sort: '-updatedAt', limit: 20 })
