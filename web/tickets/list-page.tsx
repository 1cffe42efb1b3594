// Tickets: the list, and from 1280 px on the open ticket beside it. Below that the list waits behind the ticket, as it was left.
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { idle } from '../app/idle.ts'
import { cx } from '../ui/cx.ts'
import { Announcer } from './announcer.tsx'
import { ListPane } from './list/list-pane.tsx'
import { readListSearch } from './list/list-search.ts'
import { useSplit } from './use-media.ts'

const route = getRouteApi('/desk/tickets')

export function TicketListPage() {
  // The address of an open ticket says more than the list asks for.
  const search = readListSearch({ ...route.useSearch() })
  const open = useParams({ strict: false, select: (params) => params.number }) ?? null
  const split = useSplit()
  const covered = open !== null && !split
  // A link that leads straight to a ticket needs no list until somebody goes back to it.
  const [wanted, setWanted] = useState(!covered)
  useEffect(() => {
    if (!covered) setWanted(true)
  }, [covered])
  // Somebody who looks at the list will open one of its tickets.
  useEffect(() => void idle().then(() => import('./ticket/ticket-page.tsx')), [])
  return (
    <div className="relative flex min-h-0 flex-1 overflow-hidden">
      {(wanted || !covered) && (
        <div
          inert={covered}
          className={cx(
            'flex min-h-0',
            covered
              ? 'invisible absolute inset-0'
              : open
                ? 'w-[clamp(20rem,26vw,30rem)] shrink-0 border-r border-line'
                : 'min-w-0 flex-1',
          )}
        >
          <ListPane search={search} open={open} />
        </div>
      )}
      <Outlet />
      <Announcer />
    </div>
  )
}
