// What runs in the background, for those who run the desk.
import { audience } from '../platform/audience.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { DeskError, missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { type Job, listFailures, listJobs, retryJob } from './contract.ts'
import * as store from './store.ts'

const list = implement(listJobs, async (ctx, { state, limit, cursor }) => {
  const scope = `jobs ${state ?? ''}`
  const size = pageSize(limit)
  const [stored] = Object.entries(store.states).find(([, name]) => name === state) ?? []
  const rows = await store.list(ctx, stored, readCursor(ctx, scope, cursor), size + 1)
  return toPage(ctx, scope, rows, size, (row) => [row.position, row.id], present)
})

const failures = implement(listFailures, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const rows = await store.failures(ctx, readCursor(ctx, 'failures', cursor), size + 1)
  return toPage(
    ctx,
    'failures',
    rows,
    size,
    (row) => [row.id],
    (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      reaction: row.changes.reaction ?? '',
      error: row.changes.error ?? '',
      subject: row.subject,
      causedBy: row.caused_by,
    }),
  )
})

/** @param again puts a failed job back to the front of its queue */
const retry = (again: (queue: string, id: string) => Promise<void>) =>
  implement(retryJob, async (ctx, { id }) => {
    const job = await store.find(ctx, id)
    if (!job) throw missing('job')
    if (job.state !== 'failed')
      throw new DeskError(
        'conflict',
        `This job is ${store.states[job.state]}; only a failed one is tried again. Nothing was changed.`,
      )
    await again(job.queue, id)
    await ctx.record({
      name: 'job.retried',
      subject: { kind: 'job', id },
      changes: { queue: job.queue },
      audience: [audience.operators],
    })
    return { ...present(job), state: 'retrying' as const }
  })

function present(row: store.JobRow): Job {
  return {
    id: row.id,
    queue: row.queue,
    state: store.states[row.state],
    attempts: row.attempts,
    error: errorOf(row.output),
    event: row.event,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

/** pg-boss keeps a serialised error; people get its message and not its stack. */
function errorOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null) return null
  const message = 'message' in output ? output.message : 'value' in output ? errorOf(output.value) : null
  return message === null ? null : (String(message).split('\n')[0]?.slice(0, 500) ?? null)
}

export const createMonitoring = (again: (queue: string, id: string) => Promise<void>) => ({
  operations: [list, retry(again), failures],
})
