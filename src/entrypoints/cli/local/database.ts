// Where a command that runs beside the data finds its database: yours, the one of a running desk, or one started for it.
import type { Config } from '../../../platform/config.ts'
import type { Connection } from '../../../platform/database/database.ts'
import { findRunningServer, startOwnServer } from '../../../platform/database/own/index.ts'
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

export async function findDatabase(
  config: Config,
  log: Log,
  how: { asDesk: boolean; onCrash?: (why: string) => void },
): Promise<Found> {
  if (config.databaseUrl)
    return { connection: { connectionString: config.databaseUrl }, notices: [], besideDesk: false, stop: leave }
  const running = how.asDesk ? undefined : await findRunningServer(config.dataDir)
  if (running) return { connection: running, notices: [], besideDesk: true, stop: leave }
  const server = await startOwnServer({
    dataDir: config.dataDir,
    binaries: config.postgres,
    log: (level, message, details) => log[level](details ?? {}, message),
    ...(how.onCrash && { onCrash: how.onCrash }),
  })
  return { connection: server.connection, notices: server.notices, besideDesk: false, stop: () => server.stop() }
}
