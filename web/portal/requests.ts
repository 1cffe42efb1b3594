// One's own requests, by whose turn it is: that is what somebody wants to know who looks at them for a minute.
import type { TicketStatus } from '../../src/tickets/workflow/kinds.ts'
import type { Output } from '../app/api.ts'
import { pages } from '../app/queries.ts'

export type RequestRow = Output<'tickets.list'>['items'][number]

export const turns = {
  yours: ['pending', 'resolved'],
  ours: ['new', 'open', 'on_hold'],
  over: ['closed'],
} satisfies Record<string, TicketStatus[]>

/** What the first page can show beside what is open. */
export const shows = ['closed', 'colleagues'] as const
export type Show = (typeof shows)[number]

/** An agent's own requests as well: everybody asks for something. */
export const requestsQuery = (status: readonly TicketStatus[]) =>
  pages('tickets.list', { requester: 'me', status: [...status], sort: '-updatedAt', limit: 20 })

/** What others asked for and one is in copy of. */
export const sharedQuery = (status: readonly TicketStatus[]) =>
  pages('tickets.list', { cc: 'me', status: [...status], sort: '-updatedAt', limit: 20 })

/** Of one's own organisation, for those who may follow that. */
export const colleaguesQuery = () => pages('tickets.list', { organisation: 'mine', sort: '-updatedAt', limit: 20 })
