// One PostgreSQL for the whole run, and a template that has the schema already: a test file gets its database in 30 ms.
// And the web client, built when the run may open a page and it is not the one of these sources.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { buildWebIfStale } from '../src/entrypoints/cli/build-web.ts'
import { followUps, schedules } from '../src/modules.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { startOwnServer } from '../src/platform/database/own/index.ts'
import { openJobs } from '../src/platform/jobs.ts'
import { createLog } from '../src/platform/log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; port?: number; user: string; password: string }
    template: string
  }
}

const template = 'mendbook_template'

const root = path.dirname(import.meta.dirname)
/** A run of named files is kept waiting for Vite only if they open pages. */
function mayOpenPages(): boolean {
  const named = process.argv.filter((word) => /^(src|web|test|bench|scripts)\//.test(word))
  return named.length === 0 || named.some((word) => /^test\/e2e|^src\/entrypoints\/http/.test(word))
}

export default async function setup(project: TestProject) {
  if (mayOpenPages()) await buildWebIfStale(root, { err: (text) => void process.stderr.write(text) })
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mendbook-test-'))
  // As root the server runs under another user, who has to get in.
  await chmod(folder, 0o755)
  const server = await startOwnServer({
    dataDir: folder,
    binaries: process.env.MENDBOOK_POSTGRES === 'path' ? 'path' : 'bundled',
    log: () => undefined,
    reserveBytes: 0,
    // The tests that prove durability start servers of their own; here nobody pulls the plug.
    settings: { max_connections: '200', fsync: 'off', full_page_writes: 'off' },
  })
  const { database: _, ...postgres } = server.connection
  const log = createLog('silent')
  const admin = new pg.Client({ ...server.connection })
  await admin.connect()
  await admin.query(`create database ${template}`)
  const database = openDatabase({ ...postgres, database: template }, log)
  await migrate(database)
  await (
    await openJobs(
      database,
      log,
      followUps,
      schedules(() => undefined as never),
    )
  ).stop()
  await database.close()
  await admin.end()
  project.provide('postgres', postgres as { host: string; user: string; password: string })
  project.provide('template', template)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
