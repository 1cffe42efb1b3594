// Runs a follow-up job: reads the event that asked for it, and acts in its name.
import { sql } from 'kysely'
import { type Announcement, type Context, theDesk } from './context.ts'
import { act, type Runtime } from './events.ts'
import type { JobData } from './jobs.ts'
import type { AnyFollowUp } from './reactions.ts'

export async function runFollowUp(
  runtime: Runtime,
  followUp: AnyFollowUp,
  { tenant, event: id }: JobData,
  stop: AbortSignal = new AbortController().signal,
): Promise<void> {
  const event = await runtime.database.inTenant(tenant, (db) => readEvent(db, tenant, id), { readOnly: true })
  // The event is gone: erased with its tenant. There is nothing left to follow up.
  if (!event) return
  if ('work' in followUp) return followUp.work(runtime, tenant, event, stop)
  await act(runtime, { tenant, actor: theDesk, causedBy: event }, (ctx) => followUp.run(ctx, event))
}

interface Row {
  id: string
  name: Announcement['name']
  subject_kind: string
  subject: string
  audience: string[]
  changes: Record<string, unknown>
  actor_kind: 'person' | 'rule' | 'system'
  actor_id: string | null
  actor_name: string
  at: Date
}

async function readEvent(db: Context['db'], tenant: string, id: string): Promise<Announcement | undefined> {
  const { rows } =
    await sql<Row>`select id, name, subject_kind, subject, audience, changes, actor_kind, actor_id, actor_name, at
    from event where tenant_id = ${tenant} and id = ${id}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const actor = {
    kind: row.actor_kind,
    id: row.actor_id,
    name: row.actor_name,
    permissions: new Set<never>(),
    teams: new Set<never>(),
  }
  return {
    id: row.id,
    name: row.name,
    subject: { kind: row.subject_kind, id: row.subject },
    audience: row.audience,
    changes: row.changes,
    actor,
    at: row.at,
  }
}
