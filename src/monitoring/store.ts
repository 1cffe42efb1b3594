// The SQL of background work: pg-boss keeps it in a schema of its own, for all workspaces; each sees its own jobs.
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Job } from './contract.ts'

export interface JobRow {
  id: string
  queue: string
  state: keyof typeof states
  attempts: number
  output: unknown
  event: string | null
  created_at: Date
  /** To the microsecond, for cursors: a Date knows milliseconds, and rows in between would be skipped. */
  position: string
  finished_at: Date | null
}

export const states = {
  created: 'waiting',
  retry: 'retrying',
  active: 'active',
  completed: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
} as const satisfies Record<string, Job['state']>

const columns = sql`id, name as queue, state::text as state, retry_count + (case when state in ('completed', 'failed') then 1 else 0 end) as attempts, output,
  data->>'event' as event, created_on as created_at,
  to_char(created_on at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position, completed_on as finished_at`

export async function list(
  { db, tenant }: Context,
  state: string | undefined,
  after: string[] | undefined,
  limit: number,
): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`select ${columns} from pgboss.job where data->>'tenant' = ${tenant}
    and (${state ?? null}::text is null or state::text = ${state ?? null})
    and (${after?.[0] ?? null}::timestamptz is null or (created_on, id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by created_on desc, id desc limit ${limit}`.execute(db)
  return rows
}

export async function find({ db, tenant }: Context, id: string): Promise<JobRow | undefined> {
  const { rows } =
    await sql<JobRow>`select ${columns} from pgboss.job where id = ${id} and data->>'tenant' = ${tenant}`.execute(db)
  return rows[0]
}

export interface FailureRow {
  id: string
  at: Date
  subject: string
  caused_by: string | null
  changes: { reaction?: string; error?: string }
}

export async function failures(
  { db, tenant }: Context,
  after: string[] | undefined,
  limit: number,
): Promise<FailureRow[]> {
  const { rows } = await sql<FailureRow>`select id, at, subject, caused_by, changes from event
    where tenant_id = ${tenant} and name = 'reaction.failed' and (${after?.[0] ?? null}::uuid is null or id < ${after?.[0] ?? null}::uuid)
    order by id desc limit ${limit}`.execute(db)
  return rows
}
