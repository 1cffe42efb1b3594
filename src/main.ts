// The composition root: configuration, database, modules, entrypoints. Everything that lives is made here, and ended here.
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Authenticator, authenticator } from './directory/index.ts'
import { createServer } from './entrypoints/http/server.ts'
import { followUps, forget, implementations, kept, reactions, schedules, services } from './modules.ts'
import type { Clock } from './platform/clock.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Announcement } from './platform/context.ts'
import { type Connection, type Database, openDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import { watchDisk } from './platform/disk.ts'
import type { Runtime } from './platform/events.ts'
import { filesOnDisk } from './platform/files.ts'
import { runFollowUp } from './platform/follow-up.ts'
import { openJobs } from './platform/jobs.ts'
import { followEvents } from './platform/live.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMetrics } from './platform/metrics.ts'
import { readSecret } from './platform/secret.ts'

export interface Desk {
  app: FastifyInstance
  runtime: Runtime
  database: Database
  log: Log
  /** Takes up the background work, for a desk that was made without it. */
  work(): Promise<void>
  /** What runs beside it, and where it is reached: a line for each. */
  notices(): string[]
  stop(): Promise<void>
}

export interface DeskOptions {
  config: Config
  connection: Connection
  log?: Log
  clock?: Clock
  /** False: answers requests and leaves the background work to others. */
  work?: boolean
  /** True: the server is the desk's own, and no other desk works on it. */
  alone?: boolean
  /** Less than this left on the disk, and writes are refused. */
  diskReserve?: number
  /** Busier than this, in ms by which its own timers are late, and requests are refused; 0: never. */
  mostLag?: number
}

/** Everything but the network: `app.listen` opens the door. The schema is brought up to date first. */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const { config, connection, clock = systemClock } = options
  const log = options.log ?? createLog(config.logLevel)
  const database = openDatabase(connection, log)
  try {
    await migrate(database)
    // On a full disk, where the server takes no writes, the desk still starts, to be read.
    if (options.alone)
      await database.logInAsDesk().catch((err) => log.warn({ err }, 'requests only take the role of the desk'))
    return await compose({ ...options, log, clock, database })
  } catch (error) {
    await database.close()
    throw error
  }
}

async function compose({
  config,
  clock,
  log,
  database,
  work = true,
  alone = false,
  diskReserve,
  mostLag = 2000,
}: DeskOptions & { log: Log; clock: Clock; database: Database }): Promise<Desk> {
  const disk = await watchDisk([config.dataDir], diskReserve)
  const planned = schedules(() => runtime)
  const jobs = await openJobs(database, log, followUps, planned)
  let door: Authenticator | undefined
  const live = followEvents(database, log, (tenant) => {
    door?.forget(tenant)
    forget(tenant)
  })
  const files = filesOnDisk(path.join(config.dataDir, 'files'))
  if (work) await files.dropUnfinished(alone ? 0 : aDay)
  const runtime: Runtime = {
    database,
    files,
    log,
    clock,
    disk,
    secret: await readSecret(config.dataDir, config.secret),
    baseUrl: config.baseUrl,
    reactions,
    followUps,
    outbox: jobs.outbox,
    committed(tenant, events) {
      const rightsChanged = events.some(changesRights)
      const keptChanged = events.some(({ name }) => kept.has(name.split('.')[0] as string))
      if (rightsChanged) door?.forget(tenant)
      if (keptChanged) forget(tenant)
      jobs.wake(events)
      live.announce(tenant, rightsChanged || keptChanged)
    },
  }
  door = authenticator(runtime)
  const metrics = createMetrics(database, { listeners: live.listeners, freeBytes: disk.free })
  const app = await createServer({
    runtime,
    door: { authenticator: door, baseUrl: config.baseUrl },
    implementations: implementations(jobs),
    live,
    metrics,
    trustedProxies: config.trustedProxies,
    mostLag,
  })
  const running = services(() => runtime, config)
  const workFromNowOn = async () => {
    await jobs.work(followUps, planned, (...job) => runFollowUp(runtime, ...job), alone)
    for (const service of running) await service.start()
  }
  if (work) await workFromNowOn()
  return {
    app,
    runtime,
    database,
    log,
    work: workFromNowOn,
    notices: () => running.flatMap((service) => service.notices?.() ?? []),
    // From the outside in: no new requests, then no new work, then nothing that they need.
    async stop() {
      await app.close()
      await Promise.all(running.map((service) => service.stop()))
      await jobs.stop()
      await live.stop()
      disk.stop()
      await database.close()
    },
  }
}

const aDay = 24 * 3600 * 1000
const rights = new Set(['person', 'team', 'role', 'session', 'api_key', 'password', 'invitation'])
const changesRights = ({ name }: Announcement) => rights.has(name.split('.')[0] as string) && name !== 'api_key.used'
