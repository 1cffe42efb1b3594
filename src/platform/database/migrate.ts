// Migrations: plain SQL files, forward only, each in a transaction, one desk at a time under an advisory lock.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { DeskError } from '../errors.ts'
import type { Database } from './database.ts'

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url))
// Any constant of our own: two desks that start together queue here.
const lock = 7_436_112_001

export interface Migration {
  name: string
  sql: string
  checksum: string
}

export async function readMigrations(from = folder): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(from, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** Brings the schema up to date. Answers with the names of what was applied. @throws DeskError unavailable */
export async function migrate(database: Database, migrations?: Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations())
  return database.asOwner(async (_db, client) => {
    await checkVersion(client)
    await client.query('select pg_advisory_lock($1)', [lock])
    try {
      return await applyMissing(client, wanted)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lock])
    }
  })
}

async function applyMissing(client: pg.PoolClient, wanted: Migration[]): Promise<string[]> {
  // Looked for first: on a full disk the database takes no `create`, not even of what is there.
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regclass('schema_migration') is not null as there",
  )
  if (!found[0]?.there)
    await client.query(
      'create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration')
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  refuseStrangers(applied, wanted)
  const missing = wanted.filter(({ name }) => !applied.has(name))
  for (const { name, sql, checksum } of missing) {
    await client.query('begin')
    try {
      await client.query(sql)
      await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new DeskError(
        'unavailable',
        `The database could not be brought up to date: ${name} failed (${(error as Error).message}). It was rolled back, nothing is half done. Check that the database user may create tables and roles, then start again.`,
        { cause: error },
      )
    }
  }
  return missing.map(({ name }) => name)
}

function refuseStrangers(applied: Map<string, string>, wanted: Migration[]) {
  const known = new Map(wanted.map(({ name, checksum }) => [name, checksum]))
  const newer = [...applied.keys()].filter((name) => !known.has(name))
  if (newer.length > 0) {
    throw new DeskError(
      'unavailable',
      `The database was used by a newer Mendbook (it has ${newer.join(', ')}), so this one does not touch it. Start the newer version, or restore a backup.`,
    )
  }
  const altered = [...applied].filter(([name, checksum]) => known.get(name) !== checksum)
  if (altered.length > 0) {
    throw new DeskError(
      'unavailable',
      `Migrations were edited after they were applied (${altered.map(([name]) => name).join(', ')}), so the schema cannot be trusted. Restore the original files and add a new migration.`,
    )
  }
}

async function checkVersion(client: pg.PoolClient) {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version")
  if (Number(rows[0]?.version) < 150_000) {
    throw new DeskError(
      'unavailable',
      'The database is older than PostgreSQL 15, which Mendbook does not support. Upgrade it, or leave DATABASE_URL out to use the one that Mendbook brings.',
    )
  }
}
