// The append-only log of what happened: audit trail, history of each record, source of live updates, webhooks and reports.
// `act` runs one verb as one transaction: its rows, its events and what reacts to them commit together or not at all.
import type { KeyObject } from 'node:crypto'
import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { audience } from './audience.ts'
import type { Clock } from './clock.ts'
import type { Actor, Announcement, Context, NewEvent, Upload, Via } from './context.ts'
import type { Database } from './database/database.ts'
import { explainDatabase, isDatabaseGone, isRetryable } from './database/failures.ts'
import type { Disk } from './disk.ts'
import { DeskError } from './errors.ts'
import { inserted, type Was } from './event-rows.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import type { AnyFollowUp, Reaction } from './reactions.ts'
import type { Schema } from './schema.ts'

/** What a verb needs to run, beside who asks for it. Made once, in main.ts. */
export interface Runtime {
  database: Database
  files: Files
  log: Log
  secret: KeyObject
  baseUrl: string
  clock: Clock
  disk: Pick<Disk, 'refuseWhenFull'>
  reactions: Reaction[]
  followUps: AnyFollowUp[]
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
  wire(statement: string): Promise<unknown>
  who: Who
  now: Date
  events: Announcement[]
  was: Was
  /**
   * That nothing fails, as is usual: then reactions need no savepoints, which cost as much as what they do, and writes that
   * nobody asks about need not be waited for.
   */
  hope: { lost: boolean } | undefined
  /** How many parts are running that may fail without the rest. */
  attempts: number
}

/**
 * An answer that is read at the very end of a transaction: the question travels with the events and the commit, which saves
 * a wait. If it fails, nothing is committed.
 */
export class LastRead<T> {
  readonly read: () => Promise<T>
  constructor(read: () => Promise<T>) {
    this.read = read
  }
}

export async function act<T>(runtime: Runtime, who: Who, verb: (ctx: Context) => Promise<T | LastRead<T>>): Promise<T> {
  let events: Announcement[] = []
  let was: Was = new Map()
  let reading: Promise<T> | undefined
  let hope: Transaction['hope'] = { lost: false }
  const work = async (db: Kysely<Schema>, wire: Transaction['wire']) => {
    events = []
    was = new Map()
    reading = undefined
    const transaction: Transaction = {
      runtime,
      db,
      wire,
      who,
      now: runtime.clock.now(),
      events,
      was,
      hope,
      attempts: 0,
    }
    const answer = await verb(contextIn(transaction, who.actor, who.causedBy))
    if (hope?.lost) throw new Error('something failed, and the verb did not mind')
    const jobs = jobsFor(runtime.followUps, who.tenant, events)
    if (jobs.length > 0) await runtime.outbox(db, jobs)
    if (!(answer instanceof LastRead)) return answer
    // Nothing is sent behind what only reads, so it is waited for as all else.
    if (who.readOnly) return answer.read()
    reading = answer.read().catch((error) => {
      throw explainDatabase(error)
    })
    reading.catch(() => undefined) // told below, once the transaction is over
    return undefined
  }
  const last = () => (events.length > 0 ? inserted(who, events, causes, was) : undefined)
  const run = () => runtime.database.inTenant(who.tenant, work, { readOnly: who.readOnly ?? false, last })
  const result = await run()
    .catch((error) => {
      if (!hope?.lost) throw error
      hope = undefined
      return run()
    })
    .catch(async (error) => {
      if (!(error instanceof DeskError)) await reading // what broke the transaction, if it was this
      throw error
    })
  if (events.length > 0) runtime.committed(who.tenant, events)
  return reading ?? (result as T)
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
    record: (event) => recordAll(transaction, actor, causedBy, [event]),
    recordAll: (events) => recordAll(transaction, actor, causedBy, events),
    recorded: (subject) => transaction.events.filter((event) => event.subject.id === subject).map(({ name }) => name),
    attempt: (part) => behindSavepoint(transaction, part),
    along: (sent) => along(transaction, sent),
    // How it was first is how it was before the transaction.
    was: (subject, columns) => void transaction.was.set(subject, { ...columns, ...transaction.was.get(subject) }),
  }
}

async function recordAll(
  transaction: Transaction,
  actor: Actor,
  causedBy: Announcement | undefined,
  events: NewEvent[],
) {
  const announced = events.map((event) => append(transaction, actor, causedBy, event))
  for (const reaction of transaction.runtime.reactions) {
    const wanted = announced.filter(({ name }) => reaction.on.includes(name))
    const together = wanted.length > 1 && (await allAtOnce(transaction, reaction, wanted))
    if (!together) for (const event of wanted) await oneByItself(transaction, reaction, event)
  }
}

/** False when they have to be reacted to one after the other: together they cannot, or one of them spoils it for all. */
async function allAtOnce(transaction: Transaction, reaction: Reaction, events: Announcement[]): Promise<boolean> {
  const [first] = events
  const { runAll } = reaction
  if (!runAll || !first) return false
  return (await undoneIfFailed(transaction, () => runAll(contextIn(transaction, first.actor, first), events))) === null
}

function append(
  transaction: Transaction,
  actor: Actor,
  causedBy: Announcement | undefined,
  event: NewEvent,
): Announcement {
  const announced: Announcement = { ...event, id: v7(), at: transaction.now, actor }
  const cause = event.causedBy ?? causedBy?.id
  if (cause) causes.set(announced, cause)
  transaction.events.push(announced)
  return announced
}

const causes = new WeakMap<Announcement, string>()

/** A reaction that fails is undone alone and recorded as failed; the change that it follows stands. */
async function oneByItself(transaction: Transaction, reaction: Reaction, event: Announcement) {
  const failure = await undoneIfFailed(transaction, () =>
    reaction.run(contextIn(transaction, event.actor, event), event),
  )
  if (!failure) return
  const { error: err } = failure
  transaction.runtime.log.error({ err, reaction: reaction.name, event: event.id }, 'a reaction failed and was undone')
  append(transaction, event.actor, event, {
    name: 'reaction.failed',
    subject: event.subject,
    changes: { reaction: reaction.name, error: briefly(err) },
    audience: [audience.operators],
  })
}

/**
 * Runs a reaction. In a transaction that hopes for the best, one that fails fails all of it, and it is run again with care: a
 * savepoint around each, to which one that fails is taken back. Answers with why it failed, or null.
 */
async function undoneIfFailed(
  transaction: Transaction,
  react: () => Promise<void>,
): Promise<{ error: unknown } | null> {
  const { hope } = transaction
  if (hope) {
    await react().catch((error) => {
      hope.lost ||= !isDatabaseGone(error) && !isRetryable(error)
      throw error
    })
    return null
  }
  try {
    await behindSavepoint(transaction, react)
    return null
  } catch (error) {
    if (isDatabaseGone(error)) throw error
    return { error }
  }
}

/** Takes a part that fails back alone, with the events that it recorded, and throws why: the transaction can go on. */
async function behindSavepoint<T>(transaction: Transaction, part: () => Promise<T>): Promise<T> {
  const { wire } = transaction
  const takeBack = bookmark(transaction)
  unawaited(wire('savepoint part'))
  transaction.attempts++
  try {
    const answer = await part()
    unawaited(wire('release savepoint part'))
    return answer
  } catch (error) {
    if (isDatabaseGone(error)) throw error
    await wire('rollback to savepoint part; release savepoint part')
    takeBack()
    throw error
  } finally {
    transaction.attempts--
  }
}

/** What fails here fails the statements behind it and the commit, so nothing of it stands when it is run again. */
async function along(transaction: Transaction, sent: Promise<unknown>): Promise<void> {
  const { hope, attempts } = transaction
  if (!hope || attempts > 0) return void (await sent)
  sent.catch((error) => {
    hope.lost ||= !isDatabaseGone(error)
  })
}

/** Answers with what forgets all that is told from here on. */
function bookmark({ events, was }: Transaction): () => void {
  const [length, kept] = [events.length, [...was]]
  return () => {
    events.length = length
    was.clear()
    for (const [subject, columns] of kept) was.set(subject, columns)
  }
}

/** It travels with the next statement; should it fail, so does that one, and says so. */
const unawaited = (sent: Promise<unknown>) => void sent.catch(() => undefined)

/** The first line of an error, for people; the stack goes to the log only. */
export const briefly = (error: unknown) =>
  String((error as Error)?.message ?? error)
    .split('\n')[0]
    ?.slice(0, 500) ?? ''

function jobsFor(followUps: AnyFollowUp[], tenant: string, events: Announcement[]): OutboxJob[] {
  return events.flatMap((event) =>
    followUps
      .filter((followUp) => followUp.on.includes(event.name))
      .map((followUp) => ({ queue: followUp.name, tenant, event: event.id })),
  )
}
