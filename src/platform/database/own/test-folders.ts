// For the tests: folders, servers and desks that are gone when a test is over, whatever it did.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, vi } from 'vitest'
import { type OwnServer, type OwnServerOptions, startOwnServer } from './index.ts'
import { findPlace, substituteFor } from './placement.ts'

const binaries = process.env.MENDBOOK_POSTGRES === 'path' ? 'path' : 'bundled'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folders: string[] = []
const servers: OwnServer[] = []
const processes: ChildProcess[] = []
let template: string | undefined

afterEach(async () => {
  await Promise.all(processes.splice(0).map(end))
  for (const server of servers.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

afterAll(() => {
  if (template) fs.rmSync(path.dirname(template), { recursive: true, force: true })
})

/** A folder that everybody may pass, so that a server of a test run by root can live in it. */
export function temporaryFolder(mode = 0o755): string {
  const folder = makeFolder(mode)
  folders.push(folder)
  return folder
}

/** A data folder that has a database already; a copy is quicker than initdb. */
export async function usedDataFolder(): Promise<string> {
  template ??= await makeTemplate()
  const dataDir = path.join(temporaryFolder(), 'data')
  const copied = spawnSync('cp', ['-a', template, dataDir], { encoding: 'utf8' })
  if (copied.status !== 0) throw new Error(copied.stderr)
  return dataDir
}

async function makeTemplate(): Promise<string> {
  const dataDir = path.join(makeFolder(0o755), 'data')
  const server = await startOwnServer({ dataDir, binaries, reserveBytes: 0, log: () => undefined })
  await server.stop()
  // The programs are not copied along: the next start makes its own links to them.
  for (const runtime of fs.globSync(path.join(dataDir, 'postgres', 'postgresql-*')))
    fs.rmSync(runtime, { recursive: true })
  return dataDir
}

function makeFolder(mode: number): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mendbook-own-')))
  fs.chmodSync(folder, mode)
  return folder
}

function removeAfterwards(...more: string[]): void {
  folders.push(...more)
}

/** The substitute folders of a data folder, for tests whose path needs one. */
export function removeSubstitutesOf(dataDir: string): void {
  removeAfterwards(substituteFor(dataDir), substituteFor(path.join(dataDir, 'postgres')))
}

export async function start(dataDir: string, more: Partial<OwnServerOptions> = {}): Promise<OwnServer> {
  const server = await startOwnServer({ dataDir, binaries, reserveBytes: 0, log: () => undefined, ...more })
  servers.push(server)
  return server
}

export async function query<Row extends object>(server: Pick<OwnServer, 'connection'>, sql: string): Promise<Row[]> {
  const client = new pg.Client(server.connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

export interface Desk {
  child: ChildProcess
  lines: string[]
  /** The first line that starts so. */
  said(start: string): Promise<string>
}

/** A desk in a process of its own. */
export function spawnDesk(dataDir: string, more: { rows?: boolean; uid?: number; gid?: number } = {}): Desk {
  const { rows = true, ...account } = more
  const script = fileURLToPath(new URL('./test-desk.ts', import.meta.url))
  const args = [script, dataDir, binaries, rows ? 'rows' : 'idle']
  const env = { ...process.env, ...(account.uid && { HOME: path.dirname(dataDir) }) }
  const child = spawn(process.execPath, args, { ...account, env, stdio: ['ignore', 'pipe', 'inherit'] })
  processes.push(child)
  const lines: string[] = []
  readline.createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  const said = (start: string) =>
    until(() => lines.find((line) => line.startsWith(start) || line.startsWith('refused')))
  return { child, lines, said }
}

/** Gently, so that its server is gone too before the folder is removed. */
async function end(child: ChildProcess): Promise<void> {
  const over = () => child.exitCode !== null || child.signalCode !== null
  child.kill('SIGTERM')
  await until(over)
}

/** Polls until there is a value. */
export async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 15_000; Date.now() < end; await wait(10)) {
    const value = await look()
    if (value !== undefined && value !== false) return value
  }
  throw new Error('waited 15 s in vain')
}

export const clusterOf = (dataDir: string): string => findPlace(dataDir)?.cluster ?? ''
