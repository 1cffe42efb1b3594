// One request, for the person who asked.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiError } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useMe } from '../../app/session.ts'
import { ticketQuery } from '../../tickets/ticket/prefetch.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { usePageName } from '../use-page-name.ts'
import { RequestView } from './request-view.tsx'

const route = getRouteApi('/portal/tickets/$number')

export function RequestPage() {
  const { number } = route.useParams()
  return (
    <>
      <Link
        to="/portal"
        search={{}}
        className="-my-1 inline-flex items-center gap-1.5 py-1 text-md text-muted hover:text-text"
      >
        <ArrowLeft aria-hidden />
        Your requests
      </Link>
      <OneRequest key={number} number={number} />
    </>
  )
}

function OneRequest({ number }: { number: string }) {
  const { sent } = route.useSearch()
  const me = useMe().person.id
  const found = useQuery(ticketQuery(number))
  const ticket = found.data as Ticket | undefined
  const missing = found.error instanceof ApiError && found.error.status === 404
  usePageName(ticket ? `${ticket.number} ${ticket.title}` : number)
  if (missing) {
    return (
      <Elsewhere title="This request is not here">
        There is no request {number} of yours. Its number may be mistyped, or somebody else asked for it.
      </Elsewhere>
    )
  }
  // Agents who work on it read it at the desk; here is who asked, and who reads along.
  if (ticket && ticket.requester.id !== me && ticket.can.note.allowed) return <OfSomebodyElse ticket={ticket} />
  if (ticket) return <RequestView ticket={ticket} sent={sent ?? false} />
  if (found.error) {
    return (
      <div className="mt-4">
        <ErrorNotice error={found.error} retry={found.refetch} inline />
      </div>
    )
  }
  return <Waiting />
}

function OfSomebodyElse({ ticket }: { ticket: Ticket }) {
  return (
    <Elsewhere
      title="This is somebody else’s request"
      action={
        <Link
          to="/desk/tickets/$number"
          params={{ number: ticket.number }}
          search={{ view: 'mine' }}
          className={buttonClass('primary')}
        >
          Open it at the desk
        </Link>
      }
    >
      <bdi>{ticket.requester.name}</bdi> asked for it. The portal shows you your own requests only.
    </Elsewhere>
  )
}

function Elsewhere({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <section className="mt-3">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-2 text-muted">{children}</p>
      <div className="mt-5">
        {action ?? (
          <Link to="/portal" search={{}} className={buttonClass('primary')}>
            See your requests
          </Link>
        )}
      </div>
    </section>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading the request" className="mt-3 animate-late">
      <div className="flex h-9 items-center">
        <Skeleton className="h-5 w-4/5" />
      </div>
      <div className="mt-4 flex flex-col items-start gap-3">
        <Skeleton className="w-2/5" />
        <Skeleton className="mt-14 w-1/3" />
        {['w-full', 'w-11/12', 'w-3/5'].map((width) => (
          <Skeleton key={width} className={width} />
        ))}
      </div>
    </div>
  )
}
