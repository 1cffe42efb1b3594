// How far the bulk changes are that somebody started here: in a corner, on every page of the desk, until they are put away.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { CircleCheck, LoaderCircle, TriangleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import type { Output } from '../../app/api.ts'
import { ApiError } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { query } from '../../app/queries.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { unfollow, useFollowed } from './followed.ts'
import { done, outcome, sentence } from './outcome.ts'
import { useSteer } from './use-steer.ts'

type BulkChange = Output<'bulk-changes.get'>

const everySecond = 1000

export default function BulkProgress() {
  // Its own page says more.
  const shown = useParams({ strict: false, select: ({ id }) => id })
  const followed = useFollowed().filter((id) => id !== shown)
  return (
    <section
      aria-label="Bulk changes"
      className="above-foot pointer-events-none fixed inset-x-3 z-50 flex flex-col gap-2 sm:left-auto sm:w-88"
    >
      {followed.map((id) => (
        <Card key={id} id={id} />
      ))}
    </section>
  )
}

function Card({ id }: { id: string }) {
  const queries = useQueryClient()
  const { data: bulk, error } = useQuery({
    ...query('bulk-changes.get', { id }),
    refetchInterval: ({ state }) => (state.data && done(state.data) ? false : everySecond),
  })
  const gone = error instanceof ApiError && [403, 404].includes(error.status)
  useEffect(() => {
    if (gone) unfollow(id)
  }, [gone, id])
  const over = bulk && done(bulk)
  // Whatever was changed meanwhile is read once more, should a word of it have been missed.
  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ['tickets.list'] })
  }, [over, queries])
  const steer = useSteer(id)
  if (!bulk) return null
  const failed = bulk.failed > 0
  const Icon = !over ? LoaderCircle : failed ? TriangleAlert : CircleCheck
  const tint = !over ? 'text-muted animate-spin motion-reduce:animate-none' : failed ? 'text-amber' : 'text-green'
  return (
    <div className="pointer-events-auto animate-appear rounded-lg border border-line-strong bg-overlay p-3 shadow-overlay">
      <div className="flex items-start gap-2">
        <Icon aria-hidden className={`mt-px shrink-0 ${tint}`} />
        <div className="min-w-0 flex-1">
          <p role="status" className="font-medium tabular">
            {outcome(bulk)}
          </p>
          <p className="truncate text-xs text-muted">
            <bdi>{sentence(bulk.summary)}</bdi>
          </p>
        </div>
        <IconButton label="Put away" icon={<X />} onClick={() => unfollow(id)} className="-mt-1 -mr-1 size-6" />
      </div>
      {!over && <Bar bulk={bulk} />}
      {steer.isError && <p className="mt-2 text-xs text-red">{describeError(steer.error).title}</p>}
      <div className="mt-2 flex justify-end gap-1">
        <Link to="/desk/bulk-changes/$id" params={{ id }} className={buttonClass('ghost')}>
          Results
        </Link>
        {bulk.can.cancel.allowed && (
          <Button variant="ghost" busy={steer.isPending} onClick={() => steer.mutate('cancel')}>
            Cancel the rest
          </Button>
        )}
        {bulk.can.retry.allowed && (
          <Button variant="ghost" busy={steer.isPending} onClick={() => steer.mutate('retry')}>
            Try again
          </Button>
        )}
        {bulk.can.undo.allowed && (
          <Button
            variant="ghost"
            className="text-accent-text"
            busy={steer.isPending}
            onClick={() => steer.mutate('undo')}
          >
            Undo
          </Button>
        )}
      </div>
    </div>
  )
}

function Bar({ bulk }: { bulk: BulkChange }) {
  const share = bulk.tickets > 0 ? (bulk.tickets - bulk.waiting) / bulk.tickets : 1
  return (
    <div
      role="progressbar"
      aria-label={sentence(bulk.summary)}
      aria-valuenow={bulk.tickets - bulk.waiting}
      aria-valuemin={0}
      aria-valuemax={bulk.tickets}
      className="mt-2 h-1 overflow-hidden rounded-sm bg-selected"
    >
      <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
    </div>
  )
}
