// Background jobs of one state.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import type { Output } from '../../app/api.ts'
import { api, newKey } from '../../app/api.ts'
import { Listed } from '../../app/listed.tsx'
import { pages } from '../../app/queries.ts'
import { announce } from '../../tickets/announce.ts'
import type { Tone } from '../../ui/badge.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'
import type { Show } from './jobs-search.ts'
import { stateOf } from './jobs-search.ts'

type Job = Output<'jobs.list'>['items'][number]
type Shown = Exclude<Show, 'reactions'>

const nothing: Record<Shown, string> = {
  failed: 'Nothing failed.',
  retrying: 'Nothing is being tried again.',
  waiting: 'Nothing waits: the desk keeps up.',
  all: 'No background work yet. It begins with the first ticket.',
}

export function JobList({ show }: { show: Shown }) {
  const state = stateOf(show)
  const jobs = useInfiniteQuery({
    ...pages('jobs.list', { limit: 50, ...(state && { state }) }),
    // Jobs that begin and end make no event.
    refetchInterval: 15_000,
  })
  const found = jobs.data?.pages.flatMap((page) => page.items)
  return (
    <Listed query={jobs} items={found} noun="jobs" empty={<EmptyState>{nothing[show]}</EmptyState>}>
      {(some) => <JobTable jobs={some} withState={show === 'all'} />}
    </Listed>
  )
}

function JobTable({ jobs, withState }: { jobs: readonly Job[]; withState: boolean }) {
  return (
    <Table label="Background jobs">
      <thead>
        <tr>
          <Head>Job</Head>
          {withState && <Head>State</Head>}
          <Head className="max-sm:hidden">What went wrong</Head>
          <Head number className="max-md:hidden">
            Attempts
          </Head>
          <Head className="max-md:hidden">Since</Head>
          <Head>
            <span className="sr-only">Try again</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} withState={withState} />
        ))}
      </tbody>
    </Table>
  )
}

const states: Record<Job['state'], { word: string; tone: Tone }> = {
  waiting: { word: 'Waiting', tone: 'neutral' },
  retrying: { word: 'Trying again', tone: 'amber' },
  active: { word: 'Running', tone: 'blue' },
  done: { word: 'Done', tone: 'neutral' },
  cancelled: { word: 'Cancelled', tone: 'neutral' },
  failed: { word: 'Failed', tone: 'red' },
}

function JobRow({ job, withState }: { job: Job; withState: boolean }) {
  const queries = useQueryClient()
  const retry = useMutation({
    mutationFn: () => api('jobs.retry', { id: job.id }, { idempotencyKey: newKey() }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['jobs.list'] })
      announce(`${job.queue} is tried again`)
    },
  })
  const { word, tone } = states[job.state]
  const error = retry.error ? `Not tried again. ${retry.error.message}` : job.error
  return (
    <Row>
      <Cell share={26}>
        <span className="block truncate font-mono text-xs">{job.queue}</span>
        {error && <span className="block truncate text-xs text-red sm:hidden">{error}</span>}
      </Cell>
      {withState && (
        <Cell>
          {tone === 'neutral' ? <span className="text-muted">{word}</span> : <Badge tone={tone}>{word}</Badge>}
        </Cell>
      )}
      <Cell share={50} className="max-sm:hidden">
        {error && (
          <span role={retry.error ? 'alert' : undefined} className="text-red" {...tip(error)}>
            {error}
          </span>
        )}
      </Cell>
      <Cell number className="max-md:hidden">
        {job.attempts}
      </Cell>
      <Cell className="text-muted max-md:hidden">
        <RelativeTime at={job.createdAt} />
      </Cell>
      <Cell className="text-right">
        {job.state === 'failed' && (
          <Button variant="ghost" icon={<RotateCw />} busy={retry.isPending} onClick={() => retry.mutate()}>
            Try again
          </Button>
        )}
      </Cell>
    </Row>
  )
}
