// What the desk does in the background, and what of it failed.
import { z } from 'zod'
import { operation } from '../platform/operation.ts'
import { At, Id, page, paging } from '../platform/shapes.ts'

export const Job = z.strictObject({
  id: Id,
  queue: z.string(),
  state: z.enum(['waiting', 'retrying', 'active', 'done', 'cancelled', 'failed']),
  attempts: z.int(),
  /** Why the last attempt failed, in words; no stack trace. */
  error: z.string().nullable(),
  event: Id.nullable(),
  createdAt: At,
  finishedAt: At.nullable(),
})
export type Job = z.output<typeof Job>

export const listJobs = operation({
  name: 'jobs.list',
  http: 'GET /jobs',
  permission: 'desk.operate',
  safety: 'read',
  summary: 'List background jobs, newest first: what failed, what waits',
  input: z.strictObject({ ...paging, state: Job.shape.state.optional() }),
  output: page(Job),
})

export const retryJob = operation({
  name: 'jobs.retry',
  http: 'POST /jobs/{id}/retry',
  permission: 'desk.operate',
  safety: 'write',
  summary: 'Try a failed job again',
  input: z.strictObject({ id: Id }),
  output: Job,
})

export const Failure = z.strictObject({
  id: Id,
  at: At,
  reaction: z.string(),
  error: z.string(),
  subject: z.string(),
  causedBy: Id.nullable(),
})

export const listFailures = operation({
  name: 'reaction-failures.list',
  http: 'GET /reaction-failures',
  permission: 'desk.operate',
  safety: 'read',
  summary: 'List reactions that failed and were rolled back, newest first; what they followed stands',
  input: z.strictObject({ ...paging }),
  output: page(Failure),
})

export const operations = [listJobs, retryJob, listFailures] as const
