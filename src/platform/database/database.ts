// The database as the desk sees it: transactions in the name of one tenant, under a role that row-level security binds.
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'
import type { Schema } from '../schema.ts'
import { over, together } from './connection.ts'
import { explainDatabase, isDatabaseGone, isRetryable, outcomeUnknown } from './failures.ts'
import { watchSilence } from './silence.ts'
import { ending, endLater } from './unended.ts'

export type Connection = pg.PoolConfig

/** The role that every query of the product runs under. It owns nothing and bypasses nothing. */
export const deskRole = 'mendbook_desk'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** @param wire sends a statement without values at once, ahead of whatever is sent after it */
export type Work<T> = (db: Kysely<Schema>, wire: (statement: string) => Promise<unknown>) => Promise<T>

export interface TransactionOptions {
  readOnly?: boolean
  /** Asked when the work is done: one more statement, with the commit right behind it on the wire. */
  last?: () => pg.QueryConfig | undefined
}

export interface Database {
  /** One transaction of one tenant. Deadlocks and serialization failures run again, up to three times. */
  inTenant<T>(tenant: string, run: Work<T>, how?: TransactionOptions): Promise<T>
  /** Under the desk's role but for no tenant: sees what has no tenant, and calls what finds one (a sign-in). */
  outsideTenants<T>(run: (db: Kysely<Schema>) => Promise<T>): Promise<T>
  /** As the owner of the tables: migrations, jobs, operators at the command line. Never for a request. */
  asOwner<T>(run: (db: Kysely<Schema>, client: pg.PoolClient) => Promise<T>): Promise<T>
  /**
   * For a server of the desk's own, before the first request: from then on requests log in as the desk's role, with a password
   * that lives as long as this process. A role that was only taken can be given back by any statement; this one cannot.
   */
  logInAsDesk(): Promise<void>
  ownerPool: pg.Pool
  pool: pg.Pool
  connection: Connection
  close(): Promise<void>
}

export function openDatabase(connection: Connection, log: Log, sizes = { desk: 8, owner: 4 }): Database {
  const pool = createPool(connection, log, sizes.desk, true)
  const ownerPool = createPool(connection, log, sizes.owner, false)
  const patience = (connection.connectionTimeoutMillis ?? connectionTimeoutMillis) / 2
  const watches = [
    watchSilence(pool, connection, patience, (statementSeconds.desk + 5) * 1000),
    watchSilence(ownerPool, connection, patience, (statementSeconds.owner + 5) * 1000),
  ]
  return {
    pool,
    ownerPool,
    connection,
    inTenant(tenant, run, how) {
      // The value is written into the statement, so that it travels with `begin`; hence the check.
      if (!uuid.test(tenant)) throw new Error('not a tenant id')
      // What one operation reads is of one moment, however many statements it takes.
      const mode = how?.readOnly ? ' isolation level repeatable read read only' : ''
      const begin = `begin${mode}; set local mendbook.tenant = '${tenant}'`
      return retried(() => transaction(pool, begin, run, how))
    },
    outsideTenants: (run) => retried(() => transaction(pool, 'begin', run)),
    async logInAsDesk() {
      const password = randomBytes(32).toString('base64url')
      await ownerPool.query(`alter role ${deskRole} login password '${password}'`)
      Object.assign(pool.options, { user: deskRole, password })
    },
    asOwner: (run) => withClient(ownerPool, (client) => run(over(client), client)),
    async close() {
      // Their sockets outlive the promise by a moment; that the server ends them then is no fault.
      for (const each of [pool, ownerPool]) each.removeAllListeners('error').on('error', () => undefined)
      for (const watch of watches) watch.stop()
      // A server that is not there does not say goodbye.
      await Promise.race([Promise.all([pool.end(), ownerPool.end()]), wait(2000, undefined, { ref: false })])
    },
  }
}

const statementSeconds = { desk: 15, owner: 600 }
const connectionTimeoutMillis = 5000

function createPool(connection: Connection, log: Log, max: number, bound: boolean): pg.Pool {
  const prepare = [
    ...(bound ? [`set role ${deskRole}`] : []),
    `set statement_timeout = '${bound ? statementSeconds.desk : statementSeconds.owner}s'`,
    "set idle_in_transaction_session_timeout = '30s'",
    ...(bound ? ["set lock_timeout = '5s'"] : []),
  ].join('; ')
  const pool = new pg.Pool({
    connectionTimeoutMillis,
    ...connection,
    max,
    pipeline: true,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: bound ? 'mendbook' : 'mendbook-owner',
    // Before its first use: a connection that could not take the role is never handed out.
    verify: (client: pg.PoolClient, done: (error?: Error) => void) => {
      client.query(prepare).then(() => done(), done)
    },
  } as pg.PoolConfig)
  // While a new connection is prepared nobody listens to it, and an error that nobody hears would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  // A connection that breaks while idle is replaced by the pool; without a listener Node would end the process.
  pool.on('error', (err) => log.warn({ err }, 'an idle database connection broke'))
  return pool
}

const transaction = <T>(pool: pg.Pool, begin: string, run: Work<T>, how: TransactionOptions = {}): Promise<T> =>
  withClient(pool, async (client) => {
    together(client)
    const begun = client.query(ending(client) + begin)
    begun.catch(() => undefined) // reported by the statement that follows it on the wire, and again below
    try {
      const result = await run(over(client), (statement) => {
        together(client)
        return client.query(statement)
      })
      if (how.readOnly) {
        await begun
        endLater(client)
        return result
      }
      together(client)
      const last = how.last?.()
      const committed = last ? endWith(client, last) : client.query('commit')
      const [{ command }] = await Promise.all([committed, begun]).catch((error) => {
        throw isDatabaseGone(error) ? outcomeUnknown(error) : error
      })
      // PostgreSQL answers the commit of a failed transaction with a rollback, and calls it a success.
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back at its commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  })

/** If the last statement fails, PostgreSQL turns the commit that follows it into a rollback. */
async function endWith(client: pg.PoolClient, last: pg.QueryConfig) {
  const written = client.query(last)
  const committed = client.query('commit')
  committed.catch(() => undefined)
  await written
  return committed
}

async function withClient<T>(pool: pg.Pool, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  let client: pg.PoolClient | undefined
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  try {
    client = await pool.connect()
    client.on('error', onError)
    return await use(client)
  } catch (error) {
    throw isRetryable(error) ? error : explainDatabase(error)
  } finally {
    client?.off('error', onError)
    client?.release(broken)
  }
}

async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left--) {
    try {
      return await run()
    } catch (error) {
      if (left <= 1 || !isRetryable(error)) throw explainDatabase(error)
    }
  }
}
