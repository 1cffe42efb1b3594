// How to reach the running server: a socket in a private folder and a password all the same. The address is left beside
// the database, so that command-line tools find a desk that runs.
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { DeskError } from '../../errors.ts'
import { passwordFile, superuser } from './cluster.ts'
import { readText, replaceFile } from './replace-file.ts'
import { type Listen, overTcp } from './settings.ts'

export interface Connection {
  host: string
  port: number
  user: string
  password: string
  database: string
  /** Said, so that no PGSSLMODE in the environment asks for it on a socket. */
  ssl: false
}

interface Address extends Listen {
  /** Of the server's main process. */
  pid: number
}

const database = 'mendbook'
const addressFile = (home: string) => path.join(home, 'server.json')

export const connectionTo = ({ host, port }: Listen, password: string): Connection => {
  return { host, port, user: superuser, password, database, ssl: false }
}

/** Kept after a crash: the next start knows by it which server was this desk's. */
export function publish(home: string, { host, port }: Listen, pid: number): void {
  replaceFile(addressFile(home), `${JSON.stringify({ host, port, pid })}\n`)
}

export function published(home: string): Address | undefined {
  try {
    return JSON.parse(readText(addressFile(home)) ?? 'null') ?? undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export async function whereToListen(run: string): Promise<Listen> {
  return overTcp ? { host: '127.0.0.1', port: await freePort() } : { host: run, port: 5432 }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** Makes the desk's database when the server has none yet. */
export async function ensureDatabase(connection: Connection): Promise<void> {
  const missing = '3D000'
  const problem = await attempt(connection)
  if (problem?.code !== missing) return refuse(problem)
  refuse(await attempt({ ...connection, database: 'postgres' }, `create database ${database}`))
}

/** The connection to the server that left its address here, if it answers. */
export async function connectionBeside(home: string): Promise<Connection | undefined> {
  const address = published(home)
  const password = readText(passwordFile(home))
  if (!address || !password) return undefined
  const connection = connectionTo(address, password)
  return (await attempt(connection)) ? undefined : connection
}

async function attempt(connection: Connection, sql = 'select 1'): Promise<(Error & { code?: string }) | undefined> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000, application_name: 'mendbook-start' })
  client.on('error', () => undefined) // told by the call that fails
  try {
    await client.connect()
    await client.query(sql)
    return undefined
  } catch (error) {
    return error as Error
  } finally {
    await client.end().catch(() => undefined)
  }
}

function refuse(problem: Error | undefined): void {
  if (!problem) return
  throw new DeskError(
    'unavailable',
    `The database server runs but does not let the desk in (${problem.message}), so the desk did not start. If somebody changed the password file beside the database, put it back from a backup, or remove it: the desk then sets a new password.`,
    { cause: problem },
  )
}
