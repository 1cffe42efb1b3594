// The list of tickets.
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Output } from '../app/api.ts'
import { ticketViews } from '../app/desk-nav.ts'
import { ErrorNotice } from '../app/error-notice.tsx'
import { pages } from '../app/queries.ts'
import { Avatar } from '../ui/avatar.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PriorityGlyph } from '../ui/priority-glyph.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { StatusIcon } from '../ui/status-badge.tsx'
import { RelativeTime } from '../ui/time.tsx'
import { viewFilter } from './list-search.ts'

type TicketRow = Output<'tickets.list'>['items'][number]

const route = getRouteApi('/desk/tickets')

export function TicketListPage() {
  const search = route.useSearch()
  const title = ticketViews.find(({ id }) => id === search.view)?.label ?? 'Tickets'
  const list = useInfiniteQuery(pages('tickets.list', viewFilter(search)))
  const rows = list.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <PageHeader title={title} />
      {list.isPending && <SkeletonRows label="Loading tickets" />}
      {list.isError && <ErrorNotice error={list.error} retry={list.refetch} />}
      {rows?.length === 0 && <EmptyState>No ticket is in this view.</EmptyState>}
      {rows && rows.length > 0 && (
        <ul aria-label={title}>
          {rows.map((ticket) => (
            <TicketLine key={ticket.id} ticket={ticket} />
          ))}
        </ul>
      )}
    </>
  )
}

function TicketLine({ ticket }: { ticket: TicketRow }) {
  return (
    <li className="flex h-row items-center gap-3 border-b border-line px-4 hover:bg-hover">
      <PriorityGlyph priority={ticket.priority} />
      <StatusIcon status={ticket.status} />
      <span className="w-16 shrink-0 font-mono text-xs text-muted">{ticket.number}</span>
      <span className="min-w-0 flex-1 truncate">{ticket.title}</span>
      <span className="hidden w-36 truncate text-muted lg:inline">{ticket.requester.name}</span>
      {ticket.assignee ? <Avatar person={ticket.assignee} size="sm" alone /> : <span className="w-5" />}
      <RelativeTime at={ticket.updatedAt} className="w-20 shrink-0 text-right text-xs text-muted" />
    </li>
  )
}
