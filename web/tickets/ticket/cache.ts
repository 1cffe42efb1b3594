// A ticket stands in several places of the query cache: by number, and as a row of lists. A change reaches all of them at once.
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Output } from '../../app/api.ts'
import { ticketQuery } from './prefetch.ts'
import type { Side, Ticket } from './sides.ts'

type Page = Output<'tickets.list'>

export const cachedTicket = (queries: QueryClient, number: string) =>
  queries.getQueryData(ticketQuery(number).queryKey) as Ticket | undefined

/** The server's newest answer. An older one that arrives late changes nothing. */
export function putTicket(queries: QueryClient, ticket: Ticket) {
  queries.setQueryData(ticketQuery(ticket.number).queryKey, (before: Ticket | undefined) =>
    before && before.revision > ticket.revision ? before : ticket,
  )
  patchRows(queries, ticket.number, ticket)
}

/** Before the server answered: how it will look. */
export function paintTicket(queries: QueryClient, number: string, side: Side) {
  queries.setQueryData(ticketQuery(number).queryKey, (before: Ticket | undefined) => before && painted(before, side))
  patchRows(queries, number, side)
}

function patchRows(queries: QueryClient, number: string, side: Side) {
  const patch = (page: Page): Page => {
    if (!page.items.some((row) => row.number === number)) return page
    return { ...page, items: page.items.map((row) => (row.number === number ? { ...row, ...known(side, row) } : row)) }
  }
  queries.setQueriesData({ queryKey: ['tickets.list'] }, (data: InfiniteData<Page> | undefined) => {
    if (!data || !('pages' in data)) return data
    const pages = data.pages.map(patch)
    return pages.some((page, index) => page !== data.pages[index]) ? { ...data, pages } : data
  })
}

/** Of the workspace's own fields a change names some; the others stay. */
const painted = (before: Ticket, { fields, fieldTexts, ...side }: Side): Ticket => ({
  ...before,
  ...side,
  fields: { ...before.fields, ...fields },
  fieldTexts: { ...before.fieldTexts, ...fieldTexts },
})

/** A row has fewer fields than a ticket. */
const known = (side: Side, row: Page['items'][number]) =>
  Object.fromEntries(Object.entries(side).filter(([field]) => field in row))

/** What follows from a change and has to be asked for: the history, the counts. */
export function refreshAfter(queries: QueryClient, number: string) {
  void queries.invalidateQueries({ queryKey: ['tickets.events', { id: number }] })
  void queries.invalidateQueries({ queryKey: ['tickets.counts'] })
}
