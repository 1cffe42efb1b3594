// `mendbook migrate`: the schema, without starting a desk.
import type { Config } from '../../../platform/config.ts'
import { openDatabase } from '../../../platform/database/database.ts'
import { migrate } from '../../../platform/database/migrate.ts'
import { createLog } from '../../../platform/log.ts'
import { findDatabase } from './database.ts'

export async function migrateNow(config: Config): Promise<string[]> {
  const log = createLog(config.logLevel)
  const found = await findDatabase(config, log, { asDesk: false })
  const database = openDatabase(found.connection, log)
  try {
    return await migrate(database)
  } finally {
    await database.close()
    await found.stop()
  }
}
