// Kysely over one pinned connection that may have several statements on the wire: statements that can travel together do.
// Kysely's own transactions wait for each answer; here the order is kept by PostgreSQL, and each caller awaits its own result.
import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely'
import type pg from 'pg'
import type { Schema } from '../schema.ts'

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}
const base = new Kysely<Schema>({ dialect })

/** A Kysely that sends everything through this one connection. */
export function over(client: pg.PoolClient): Kysely<Schema> {
  const connection: DatabaseConnection = {
    executeQuery: (query) => send(client, query),
    streamQuery: () => {
      throw new Error('streams are read by cursor, page by page')
    },
  }
  const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) }
  return new Kysely<Schema>({
    config: { dialect },
    dialect,
    driver: new DummyDriver(),
    executor: base.getExecutor().withConnectionProvider(provider),
  })
}

/**
 * Holds back what is written to the server until the end of this turn of the event loop, so that statements that are sent
 * together leave in one system call: each one costs as much as running a small statement.
 */
export function together(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  if (gathering.has(stream)) return
  gathering.add(stream)
  stream.cork()
  setImmediate(() => {
    gathering.delete(stream)
    stream.uncork()
  })
}

const gathering = new WeakSet<Writable>()

async function send<R>(client: pg.PoolClient, query: CompiledQuery): Promise<QueryResult<R>> {
  together(client)
  const name = statementName(query.sql)
  const result = await client.query({ ...(name && { name }), text: query.sql, values: query.parameters as unknown[] })
  const numAffectedRows = result.rowCount === null ? undefined : BigInt(result.rowCount)
  return { rows: result.rows, ...(numAffectedRows !== undefined && { numAffectedRows }) }
}

/** Marks a read whose plan does not depend on its values: `query.modifyFront(byKey)`. Planning six joins takes longer than running them. */
export const byKey = sql`/* by key */`

const names = new Map<string, string>()

/**
 * Writes and reads by key are prepared once per connection: their plan does not depend on the values. Lists and searches
 * are planned each time, because theirs does. Writes with a varying number of parameters would fill the server, hence the cap.
 */
function statementName(sql: string): string | undefined {
  if (!/^(insert|update|select \/\* by key \*\/)/.test(sql)) return undefined
  const known = names.get(sql)
  if (known || (names.size >= 400 && !sql.startsWith('select'))) return known
  const name = `m${createHash('sha1').update(sql).digest('base64url').slice(0, 16)}`
  names.set(sql, name)
  return name
}
