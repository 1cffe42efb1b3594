// What became of each ticket.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Circle, CircleCheck, CircleMinus, CircleSlash, TriangleAlert } from 'lucide-react'
import type { Output } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { pages } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import type { BulkShow } from './bulk-search.ts'

type Item = Output<'bulk-changes.items'>['items'][number]

const looks = {
  waiting: { icon: Circle, tint: 'text-muted', words: 'Waits' },
  changed: { icon: CircleCheck, tint: 'text-green', words: 'Changed' },
  unchanged: { icon: CircleMinus, tint: 'text-muted', words: 'Was so already' },
  failed: { icon: TriangleAlert, tint: 'text-red', words: 'Failed' },
  cancelled: { icon: CircleSlash, tint: 'text-muted', words: 'Left out' },
}

export function BulkItems({ id, show, live }: { id: string; show: BulkShow; live: boolean }) {
  const list = useInfiniteQuery({
    ...pages('bulk-changes.items', { id, limit: 100, ...(show !== 'all' && { outcome: show }) }),
    refetchInterval: live ? 2000 : false,
  })
  const found = list.data?.pages.flatMap(({ items }) => items)
  return (
    <>
      {list.isPending && <SkeletonRows label="Loading results" />}
      {list.isError && <ErrorNotice error={list.error} retry={list.refetch} />}
      {found?.length === 0 && <EmptyState>No ticket has this result.</EmptyState>}
      {found && found.length > 0 && (
        <ul aria-label="Tickets">
          {found.map((item) => (
            <Line key={item.position} item={item} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="px-4 py-3">
          <Button busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

function Line({ item: { ticket, reference, outcome, reason } }: { item: Item }) {
  const { icon: Icon, tint, words } = looks[outcome]
  return (
    <li className="flex min-h-row items-start gap-2.5 border-b border-line px-4 py-1.5">
      <span className="flex h-5 w-4 shrink-0 items-center">
        <Icon aria-hidden className={tint} />
        <span className="sr-only">{words}: </span>
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 gap-2.5">
          <span className="shrink-0 font-mono text-xs leading-5 text-muted">{ticket?.number ?? reference}</span>
          {ticket && (
            <Link
              to="/desk/tickets/$number"
              params={{ number: ticket.number }}
              search={{} as never}
              className="min-w-0 truncate underline-offset-2 hover:underline"
            >
              <bdi>{ticket.title}</bdi>
            </Link>
          )}
        </p>
        {reason && <p className={outcome === 'failed' ? 'text-red' : 'text-muted'}>{reason}</p>}
      </div>
    </li>
  )
}
