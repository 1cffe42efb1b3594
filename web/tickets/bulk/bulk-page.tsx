// One bulk change: how it went, ticket by ticket, and what can be done about it.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { BulkItems } from './bulk-items.tsx'
import type { BulkShow } from './bulk-search.ts'
import { bulkShows } from './bulk-search.ts'
import { done, outcome, sentence } from './outcome.ts'
import { useSteer } from './use-steer.ts'

const route = getRouteApi('/desk/bulk-changes/$id')

const labels: Record<BulkShow, string> = {
  all: 'All',
  changed: 'Changed',
  failed: 'Failed',
  unchanged: 'Were so already',
  cancelled: 'Left out',
  waiting: 'Waiting',
}

export function BulkPage() {
  const { id } = route.useParams()
  const { show = 'all' } = route.useSearch()
  const navigate = useNavigate()
  const { data: bulk, error } = useQuery({
    ...query('bulk-changes.get', { id }),
    refetchInterval: ({ state }) => (state.data && done(state.data) ? false : 1000),
  })
  const steer = useSteer(id, (undo) => void navigate({ to: '/desk/bulk-changes/$id', params: { id: undo } }))
  if (error) return <ErrorNotice error={error} />
  if (!bulk) return <SkeletonRows label="Loading the bulk change" />
  const offered = bulkShows.filter((one) => one === 'all' || one === show || bulk[one] > 0)
  const act = (which: 'retry' | 'undo' | 'cancel', label: string) =>
    bulk.can[which].allowed && (
      <Button
        variant={which === 'retry' ? 'primary' : 'secondary'}
        busy={steer.isPending}
        onClick={() => steer.mutate(which)}
      >
        {label}
      </Button>
    )
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <PageHeader
        title={sentence(bulk.summary)}
        actions={
          <>
            {act('cancel', 'Cancel the rest')}
            {act('undo', 'Undo')}
            {act('retry', 'Try again')}
          </>
        }
      />
      <div className="flex flex-col gap-1 border-b border-line px-4 py-3">
        <p role="status" className="font-medium tabular">
          {outcome(bulk)}
        </p>
        <p className="text-muted">
          <bdi>{bulk.by.name}</bdi>, <AbsoluteTime at={bulk.startedAt} />
          {bulk.undoes && <Other id={bulk.undoes}>undoes this bulk change</Other>}
          {bulk.undoneBy && <Other id={bulk.undoneBy}>was undone by this one</Other>}
        </p>
        {bulk.cannotUndo && !bulk.undoneBy && <p className="text-muted">{bulk.cannotUndo}</p>}
        {steer.isError && <ErrorNotice error={steer.error} inline />}
      </div>
      <Tabs
        label="Results"
        className="px-4 pt-1"
        value={show}
        onChange={(next) =>
          void navigate({ to: '.', search: (next === 'all' ? {} : { show: next }) as never, replace: true })
        }
        tabs={offered.map((one) => ({
          value: one,
          label: one === 'all' ? labels.all : `${labels[one]} ${bulk[one].toLocaleString()}`,
        }))}
      />
      <BulkItems id={id} show={show} live={!done(bulk)} />
    </div>
  )
}

const Other = ({ id, children }: { id: string; children: string }) => (
  <>
    {' · '}
    <Link to="/desk/bulk-changes/$id" params={{ id }} className="text-accent-text underline underline-offset-2">
      {children}
    </Link>
  </>
)
