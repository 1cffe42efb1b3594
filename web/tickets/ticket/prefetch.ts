// Fetches a ticket before it is asked for: while the pointer rests on its row, and the neighbours of the one that is read.
import type { QueryClient } from '@tanstack/react-query'
import { pages, query } from '../../app/queries.ts'

export const ticketQuery = (number: string) => query('tickets.get', { id: number })
export const messagesQuery = (number: string) => pages('messages.list', { id: number, limit: 200 })
export const eventsQuery = (number: string) => pages('tickets.events', { id: number, limit: 200 })

const patience = 40
let timer: ReturnType<typeof setTimeout> | undefined

/** Waits a moment: a pointer that crosses the list fetches nothing. */
export function prefetchTicket(queries: QueryClient, number: string) {
  clearTimeout(timer)
  timer = setTimeout(() => fetchTicket(queries, number), patience)
}

export function fetchTicket(queries: QueryClient, number: string) {
  void queries.prefetchQuery(ticketQuery(number))
  void queries.prefetchInfiniteQuery(messagesQuery(number))
  void queries.prefetchInfiniteQuery(eventsQuery(number))
}
