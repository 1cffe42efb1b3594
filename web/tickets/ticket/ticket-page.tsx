// One ticket: conversation, properties, composer.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiError } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { preloadMarkdown } from '../../ui/markdown.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { usePropertyChoices } from '../choices.ts'
import type { ListSearch } from '../list/list-search.ts'
import { useNeighbours } from '../list/order.ts'
import { useSplit } from '../use-media.ts'
import { putTicket } from './cache.ts'
import { fetchTicket, ticketQuery } from './prefetch.ts'
import type { Ticket } from './sides.ts'
import { TicketHeader } from './ticket-header.tsx'
import { TicketSkeleton } from './ticket-skeleton.tsx'
import { TicketView } from './ticket-view.tsx'

// The first message should not stand as source for a moment.
preloadMarkdown()

const route = getRouteApi('/desk/tickets/$number')

export function TicketPage() {
  const { number } = route.useParams()
  return <OneTicket key={number} number={number} />
}

function OneTicket({ number }: { number: string }) {
  usePropertyChoices()
  const found = useQuery(ticketQuery(number))
  const ticket = found.data as Ticket | undefined
  const search = route.useSearch()
  const split = useSplit()
  const neighbours = useNeighbours(number)
  useTitle(ticket && `${ticket.number} ${ticket.title}`)
  useOneAddress(number, ticket)
  usePrefetched(neighbours.next, neighbours.previous)
  if (ticket) {
    return <TicketView ticket={ticket} search={search as ListSearch} split={split} neighbours={neighbours} />
  }
  const missing = found.error instanceof ApiError && found.error.status === 404
  return (
    <section aria-label={number} className="@container flex min-w-0 flex-1 flex-col bg-surface">
      <TicketHeader
        number={number}
        ticket={undefined}
        search={search as ListSearch}
        split={split}
        neighbours={neighbours}
        titled={false}
      />
      {missing ? (
        <Missing number={number} search={search as ListSearch} />
      ) : found.error ? (
        <ErrorNotice error={found.error} retry={found.refetch} />
      ) : (
        <TicketSkeleton />
      )}
    </section>
  )
}

function Missing({ number, search }: { number: string; search: ListSearch }) {
  const navigate = useNavigate()
  return (
    <EmptyState
      action={<Button onClick={() => void navigate({ to: '/desk/tickets', search })}>Back to the list</Button>}
    >
      There is no ticket {number}, or it belongs to a team whose tickets you do not see.
    </EmptyState>
  )
}

/** `1042` and ids lead to a ticket as well; its address is the one with its number. */
function useOneAddress(asked: string, ticket: Ticket | undefined) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const number = ticket?.number
  useEffect(() => {
    if (!ticket || number === undefined || number === asked) return
    putTicket(queries, ticket)
    void navigate({ to: '/desk/tickets/$number', params: { number }, search: (now) => now as never, replace: true })
  }, [asked, number, ticket, queries, navigate])
}

function usePrefetched(...numbers: (string | null)[]) {
  const queries = useQueryClient()
  const wanted = numbers.filter((number) => number !== null).join()
  useEffect(() => {
    if (!wanted) return
    // After this ticket itself is on the screen.
    const timer = setTimeout(() => {
      for (const number of wanted.split(',')) fetchTicket(queries, number)
    }, 300)
    return () => clearTimeout(timer)
  }, [wanted, queries])
}
