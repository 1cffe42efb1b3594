// Background work by pg-boss, in the same database and through the desk's own pool: a job commits with its cause.
import { createHash } from 'node:crypto'
import { CompiledQuery, type Kysely } from 'kysely'
import type { PoolClient } from 'pg'
import { type Job, PgBoss } from 'pg-boss'
import type { Announcement } from './context.ts'
import { type Database, deskRole } from './database/database.ts'
import type { OutboxJob } from './events.ts'
import type { Log } from './log.ts'
import type { AnyFollowUp } from './reactions.ts'
import type { Schema } from './schema.ts'

export interface Schedule {
  name: string
  /** Five fields, UTC: `17 3 * * *`. */
  cron: string
  /** Runs many times a day, and when the desk starts: what is long due is not kept waiting. Its records are kept for an hour. */
  often?: true
  run(): Promise<void>
}

export interface JobData {
  tenant: string
  event: string
}

export interface Jobs {
  outbox(db: Kysely<Schema>, jobs: OutboxJob[]): Promise<void>
  /**
   * Starts working: one worker for each follow-up and schedule.
   * @param alone no other desk works on this database: what one that was killed left unfinished is taken up again now
   */
  work(
    followUps: AnyFollowUp[],
    schedules: Schedule[],
    run: (followUp: AnyFollowUp, data: JobData, stop: AbortSignal) => Promise<void>,
    alone: boolean,
  ): Promise<void>
  /** Looks for work now instead of at the next poll. */
  wake(events: Pick<Announcement, 'name'>[]): void
  retry(queue: string, id: string): Promise<void>
  stop(): Promise<void>
}

const schema = 'pgboss'

/** Backing off from seconds to hours; kept two weeks when done or failed, so that people can look. */
const queue = {
  retryDelay: 5,
  retryBackoff: true,
  deleteAfterSeconds: 14 * 86_400,
  // A job whose desk was killed in the middle of it shows no sign of life; another desk takes it up within half a minute.
  heartbeatSeconds: 10,
}

/** What is done in many steps may take hours, and goes on soon after each restart and each silence of the database. */
const longQueue = { ...queue, retryLimit: 1000, retryBackoff: false, expireInSeconds: 12 * 3600 }

const settingsOf = (followUp: AnyFollowUp) =>
  'work' in followUp ? longQueue : { ...queue, retryLimit: (followUp.attempts ?? 6) - 1 }

/** Creates or updates the job tables, makes the queues, and lets the desk's role write into them. Works nothing yet. */
export async function openJobs(
  database: Database,
  log: Log,
  followUps: AnyFollowUp[],
  schedules: Schedule[],
): Promise<Jobs> {
  let starting: PoolClient | undefined
  const boss = new PgBoss({
    db: { executeSql: (text, values) => (starting ?? database.ownerPool).query(text, values) },
    schema,
    backend: 'postgres',
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  })
  boss.on('error', (err) => log.warn({ err }, 'the job queue could not do its rounds'))
  /** A start looks after its tables, which takes a few kilobytes: a desk that is restarted on a full disk can be read. */
  async function evenWhenFull(run: () => Promise<void>) {
    starting = await database.ownerPool.connect()
    try {
      await starting.query('set default_transaction_read_only = off')
      await run()
    } finally {
      await starting.query('reset default_transaction_read_only').catch(() => undefined)
      starting.release()
      starting = undefined
    }
  }
  await evenWhenFull(async () => {
    await boss.start()
    const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
    for (const [name, settings] of [
      ...followUps.map((followUp) => [followUp.name, settingsOf(followUp)] as const),
      ...schedules.map(
        ({ name, often }) => [name, { ...queue, retryLimit: 2, ...(often && { deleteAfterSeconds: 3600 }) }] as const,
      ),
    ]) {
      const there = known.get(name)
      if (!there) await boss.createQueue(name, settings)
      // As another version of the desk had made it.
      else if (differs(there, settings)) await boss.updateQueue(name, settings)
    }
    await starting?.query(
      `grant usage on schema ${schema} to ${deskRole}; grant select, insert on all tables in schema ${schema} to ${deskRole}`,
    )
  })
  const workers = new Map<string, string>()
  const ending = new AbortController()
  return {
    outbox: (db, jobs) => insert(boss, db, jobs),
    work: (followUpsToRun, schedulesToRun, run, alone) =>
      evenWhenFull(async () => {
        if (alone) await takeUp(boss, database)
        for (const followUp of followUpsToRun) {
          const handle = async ([job]: Job<JobData>[]) =>
            job && run(followUp, job.data, AbortSignal.any([job.signal, ending.signal]))
          workers.set(
            followUp.name,
            await boss.work<JobData>(followUp.name, { pollingIntervalSeconds: 5, batchSize: 1 }, handle),
          )
        }
        for (const schedule of schedulesToRun) {
          await boss.schedule(schedule.name, schedule.cron)
          await boss.work(schedule.name, { pollingIntervalSeconds: 30 }, () => schedule.run())
          if (schedule.often) await boss.send(schedule.name)
        }
      }),
    wake(events) {
      for (const followUp of followUps) {
        const worker = workers.get(followUp.name)
        if (worker && events.some((event) => followUp.on.includes(event.name as never))) boss.notifyWorker(worker)
      }
    },
    retry: async (queue, id) => {
      await boss.retry(queue, id)
    },
    stop() {
      ending.abort()
      return boss.stop({ graceful: true, timeout: 5000, close: false })
    },
  }
}

const differs = (there: object, wanted: object) =>
  Object.entries(wanted).some(([setting, value]) => there[setting as never] !== value)

async function takeUp(boss: PgBoss, database: Database) {
  const { rows } = await database.ownerPool.query<{ name: string; id: string }>(
    `select name, id from ${schema}.job where state = 'active'`,
  )
  for (const { name, id } of rows) await boss.fail(name, id, { message: 'the desk ended while it worked on this' })
}

async function insert(boss: PgBoss, db: Kysely<Schema>, jobs: OutboxJob[]) {
  const executeSql = (text: string, values: unknown[] = []) =>
    db.executeQuery(CompiledQuery.raw(text, values)).then((result) => ({ rows: result.rows as unknown[] }))
  for (const queue of new Set(jobs.map((job) => job.queue))) {
    const mine = jobs.filter((job) => job.queue === queue)
    const rows = mine.map(({ tenant, event }) => ({ id: jobId(queue, event), data: { tenant, event } }))
    await boss.insert(queue, rows, { db: { executeSql } })
  }
}

/** The same for the same reaction to the same event, however often it is asked for: there is one such job. */
function jobId(queue: string, event: string): string {
  const hex = createHash('sha256').update(`${queue} ${event}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
