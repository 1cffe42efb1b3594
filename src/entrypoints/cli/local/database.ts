// Where a command that runs beside the data finds its database: yours, the one of a running desk, or one started for it.
import pg from 'pg'
import type { Config } from '../../../platform/config.ts'
import type { Connection } from '../../../platform/database/database.ts'
import { findRunningServer, startOwnServer } from '../../../platform/database/own/index.ts'
import { DeskError } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'

export interface Found {
  connection: Connection
  /** Said to the operator: where things lie, what was recovered. */
  notices: string[]
  /** A desk runs on this folder now. */
  besideDesk: boolean
  stop(): Promise<void>
}

const leave = async () => undefined

/** @throws DeskError unavailable, with what to do */
export async function findDatabase(
  config: Config,
  log: Log,
  how: { asDesk: boolean; onCrash?: (why: string) => void; onTaken?: () => void },
): Promise<Found> {
  if (config.databaseUrl) {
    const connection = { connectionString: config.databaseUrl }
    await expectAnswer(connection)
    return { connection, notices: [], besideDesk: false, stop: leave }
  }
  const running = how.asDesk ? undefined : await findRunningServer(config.dataDir)
  if (running) return { connection: running, notices: [], besideDesk: true, stop: leave }
  const server = await startOwnServer({
    dataDir: config.dataDir,
    binaries: config.postgres,
    log: (level, message, details) => log[level](details ?? {}, message),
    onCrash: how.onCrash,
    onTaken: how.onTaken,
  })
  return { connection: server.connection, notices: server.notices, besideDesk: false, stop: () => server.stop() }
}

/** Whoever starts a desk is there to correct the address: they are told what the server said, but not the password. */
async function expectAnswer(connection: Connection): Promise<void> {
  let place = ''
  let client: pg.Client | undefined
  try {
    client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000, application_name: 'mendbook-start' })
    client.on('error', () => undefined) // told by the call that fails
    place = ` (${client.host}:${client.port}/${client.database})`
    await client.connect()
  } catch (cause) {
    // The error of a name with several addresses has no message of its own.
    const { message, code } = cause as NodeJS.ErrnoException
    throw new DeskError(
      'unavailable',
      `The database that DATABASE_URL names${place} cannot be used: ${message || code}. So nothing was started and nothing was changed. Check the address, user and password in DATABASE_URL, and that the server runs and lets this machine in.`,
      { cause },
    )
  } finally {
    void client?.end().catch(() => undefined)
  }
}
