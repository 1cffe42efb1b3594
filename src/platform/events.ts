// The append-only log of what happened: audit trail, history of each record, source of live updates, webhooks and reports.
// `act` runs one verb as one transaction: its rows, its events and what reacts to them commit together or not at all.
import { type Kysely, sql } from 'kysely'
import { v7 } from 'uuid'
import { audience } from './audience.ts'
import type { Clock } from './clock.ts'
import type { Actor, Announcement, Context, NewEvent, Upload, Via } from './context.ts'
import type { Database } from './database/database.ts'
import { isDatabaseGone } from './database/failures.ts'
import type { Disk } from './disk.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import type { FollowUp, Reaction } from './reactions.ts'
import type { Schema } from './schema.ts'

/** What a verb needs to run, beside who asks for it. Made once, in main.ts. */
export interface Runtime {
  database: Database
  files: Files
  log: Log
  secret: Buffer
  baseUrl: string
  clock: Clock
  disk: Pick<Disk, 'refuseWhenFull'>
  reactions: Reaction[]
  followUps: FollowUp[]
  /** Writes jobs into the transaction of the verb. */
  outbox(db: Kysely<Schema>, jobs: OutboxJob[]): Promise<void>
  /** Told after each commit; feeds live updates and drops stale caches. */
  committed(tenant: string, events: Announcement[]): void
}

export interface OutboxJob {
  queue: string
  tenant: string
  event: string
}

export interface Who {
  tenant: string
  actor: Actor
  via?: Via | undefined
  ifMatch?: number | undefined
  upload?: Upload | undefined
  causedBy?: Announcement | undefined
  /** Changes nothing: no events, and the database refuses writes. */
  readOnly?: boolean
}

/** Events wait here for one insert before the commit; a reaction that fails takes its own away again. */
interface Transaction {
  runtime: Runtime
  db: Kysely<Schema>
  who: Who
  now: Date
  events: Announcement[]
}

export async function act<T>(runtime: Runtime, who: Who, verb: (ctx: Context) => Promise<T>): Promise<T> {
  let events: Announcement[] = []
  const result = await runtime.database.inTenant(
    who.tenant,
    async (db) => {
      const transaction: Transaction = { runtime, db, who, now: runtime.clock.now(), events: [] }
      const answer = await verb(contextIn(transaction, who.actor, who.causedBy))
      await flush(transaction)
      events = transaction.events
      return answer
    },
    { readOnly: who.readOnly ?? false },
  )
  if (events.length > 0) runtime.committed(who.tenant, events)
  return result
}

function contextIn(transaction: Transaction, actor: Actor, causedBy: Announcement | undefined): Context {
  const { runtime, db, who, now } = transaction
  return {
    db,
    tenant: who.tenant,
    actor,
    now,
    causedBy,
    via: who.via,
    ifMatch: who.ifMatch,
    upload: who.upload,
    files: runtime.files,
    log: runtime.log,
    secret: runtime.secret,
    baseUrl: runtime.baseUrl,
    newId: v7,
    as: (other) => contextIn(transaction, other, causedBy),
    record: (event) => record(transaction, actor, causedBy, event),
  }
}

async function record(transaction: Transaction, actor: Actor, causedBy: Announcement | undefined, event: NewEvent) {
  const announced = append(transaction, actor, causedBy, event)
  for (const reaction of transaction.runtime.reactions) {
    if (reaction.on.includes(event.name)) await behindSavepoint(transaction, reaction, announced)
  }
}

function append(
  transaction: Transaction,
  actor: Actor,
  causedBy: Announcement | undefined,
  event: NewEvent,
): Announcement {
  const announced: Announcement = { ...event, id: v7(), at: transaction.now, actor }
  if (causedBy) causes.set(announced, causedBy.id)
  transaction.events.push(announced)
  return announced
}

const causes = new WeakMap<Announcement, string>()

/** A reaction that fails is undone alone and recorded as failed; the change that it follows stands. */
async function behindSavepoint(transaction: Transaction, reaction: Reaction, event: Announcement) {
  const { db, runtime } = transaction
  const before = transaction.events.length
  const opened = sql`savepoint reaction`.execute(db)
  opened.catch(() => undefined) // reported by whatever follows it on the wire
  try {
    await reaction.run(contextIn(transaction, event.actor, event), event)
    await sql`release savepoint reaction`.execute(db)
  } catch (error) {
    if (isDatabaseGone(error)) throw error
    await sql`rollback to savepoint reaction; release savepoint reaction`.execute(db)
    transaction.events.length = before
    runtime.log.error({ err: error, reaction: reaction.name, event: event.id }, 'a reaction failed and was undone')
    append(transaction, event.actor, event, {
      name: 'reaction.failed',
      subject: event.subject,
      changes: { reaction: reaction.name, error: briefly(error) },
      audience: [audience.operators],
    })
  }
}

/** The first line of an error, for people; the stack goes to the log only. */
export const briefly = (error: unknown) =>
  String((error as Error)?.message ?? error)
    .split('\n')[0]
    ?.slice(0, 500) ?? ''

async function flush(transaction: Transaction) {
  const { db, who, now, events, runtime } = transaction
  if (events.length === 0) return
  const rows = events.map((event) => ({
    id: event.id,
    name: event.name,
    subject_kind: event.subject.kind,
    subject: event.subject.id,
    audience: event.audience,
    changes: event.changes ?? {},
    actor_kind: event.actor.kind,
    actor_id: event.actor.kind === 'person' ? event.actor.id : null,
    actor_name: event.actor.name,
    caused_by: causes.get(event) ?? null,
  }))
  const written =
    sql`insert into event (tenant_id, id, name, subject_kind, subject, audience, changes, actor_kind, actor_id, actor_name, caused_by, at)
    select ${who.tenant}::uuid, e.id, e.name, e.subject_kind, e.subject, e.audience, e.changes, e.actor_kind, e.actor_id, e.actor_name, e.caused_by, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (id uuid, name text, subject_kind text, subject uuid, audience text[],
      changes jsonb, actor_kind text, actor_id uuid, actor_name text, caused_by uuid)`.execute(db)
  await Promise.all([written, runtime.outbox(db, jobsFor(runtime.followUps, who.tenant, events))])
}

function jobsFor(followUps: FollowUp[], tenant: string, events: Announcement[]): OutboxJob[] {
  return events.flatMap((event) =>
    followUps
      .filter((followUp) => followUp.on.includes(event.name))
      .map((followUp) => ({ queue: followUp.name, tenant, event: event.id })),
  )
}
