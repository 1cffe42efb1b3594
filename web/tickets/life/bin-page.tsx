// Deleted tickets, the last deleted first. Each comes back as it was until its time is over.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import type { Output } from '../../app/api.ts'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { pages } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.ts'

type Deleted = Output<'tickets.bin'>['items'][number]

export function BinPage() {
  const found = useInfiniteQuery(pages('tickets.bin', { limit: 50 }))
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <PageHeader title="Bin" />
      <div className="flex w-full max-w-240 flex-col px-4 py-3">
        <p className="mb-3 text-muted">
          Deleted tickets are kept for 30 days, seen by nobody else, then removed for good.
        </p>
        {found.isPending && <SkeletonRows label="Loading the bin" />}
        {found.isError && <ErrorNotice error={found.error} retry={found.refetch} />}
        {found.isSuccess && rows.length === 0 && (
          <div className="-mx-4">
            <EmptyState>The bin is empty. What somebody deletes waits here, and can be restored.</EmptyState>
          </div>
        )}
        {rows.length > 0 && (
          <ul aria-label="Deleted tickets" className="border-t border-line">
            {rows.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </ul>
        )}
        {found.hasNextPage && (
          <Button
            className="mt-3 self-start"
            busy={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </div>
    </>
  )
}

function Line({ row }: { row: Deleted }) {
  const queries = useQueryClient()
  const readAgain = () => {
    for (const name of ['tickets.bin', 'tickets.list', 'tickets.counts'])
      void queries.invalidateQueries({ queryKey: [name] })
  }
  const again = useMutation({ mutationFn: () => api('tickets.delete', { id: row.id }), onSuccess: readAgain })
  const restoring = useMutation({
    mutationFn: () => api('tickets.restore', { id: row.id }),
    onSuccess: () => {
      readAgain()
      toast(`${row.number} is out of the bin`, () => again.mutateAsync())
    },
  })
  return (
    <li className="flex items-center gap-x-3 border-b border-line py-2">
      <span className="w-16 shrink-0 font-mono text-xs text-muted max-sm:hidden">{row.number}</span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <bdi className="min-w-0 truncate font-medium">{row.title}</bdi>
          <span className="shrink-0 font-mono text-xs text-muted sm:hidden">{row.number}</span>
        </span>
        <span className="block text-hint text-muted">
          from <bdi>{row.requester.name}</bdi>, deleted <RelativeTime at={row.deletedAt} />
          {row.deletedBy && (
            <>
              {' '}
              by <bdi>{row.deletedBy.name}</bdi>
            </>
          )}
          , removed <RelativeTime at={row.removedAt} />
        </span>
        {restoring.error && <ErrorNotice error={restoring.error} inline />}
      </span>
      <Button icon={<Undo2 aria-hidden />} busy={restoring.isPending} onClick={() => restoring.mutate()}>
        Restore
      </Button>
    </li>
  )
}
