// A desk to measure: a process of its own with its own PostgreSQL, as `npm start` runs it.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { findRunningServer } from '../src/platform/database/own/index.ts'
import { freePort } from '../test/mail/free-port.ts'

const root = path.resolve(import.meta.dirname, '..')
/** As people start it: what Node compiled once is kept. */
const cli = path.join(root, 'bin/mendbook.mjs')

export interface MeasuredDesk {
  url: string
  token: string
  tenant: string
  dataDir: string
  pid: number
  /** Seconds from the start of the process to its first answer. */
  firstStart: number
  connect(): Promise<pg.Client>
  connection(): Promise<pg.ClientConfig>
  restart(): Promise<number>
  /** Seconds until a second desk on the same folder has been refused. */
  refuse(): number
  stop(): Promise<void>
}

export async function startDesk(): Promise<MeasuredDesk> {
  const port = await freePort()
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'mendbook-bench-'))
  // As root the database runs under another user, who has to get in.
  chmodSync(dataDir, 0o755)
  const env = { ...process.env, MENDBOOK_DATA: dataDir, PORT: String(port), LOG_LEVEL: 'error' }
  let { child, seconds } = await launch(env, port)
  const firstStart = seconds
  const made = JSON.parse(
    execFileSync(
      process.execPath,
      [cli, 'init', '--org', 'Bench', '--size', 'scaling', '--admin', 'admin@bench.example', '--json'],
      { env, encoding: 'utf8' },
    ),
  )
  const connection = async () => (await findRunningServer(dataDir)) as pg.ClientConfig
  const connect = async () => {
    const client = new pg.Client(await connection())
    await client.connect()
    return client
  }
  const client = await connect()
  const { rows } = await client.query('select id from tenant')
  await client.end()
  return {
    url: `http://127.0.0.1:${port}`,
    token: made.token,
    tenant: rows[0].id,
    dataDir,
    get pid() {
      return child.pid as number
    },
    firstStart,
    connection,
    connect,
    async restart() {
      await end(child)
      ;({ child, seconds } = await launch(env, port))
      return seconds
    },
    refuse() {
      const before = performance.now()
      const { status } = spawnSync(process.execPath, [cli, 'start'], { env: { ...env, PORT: '0' }, stdio: 'ignore' })
      if (status !== 1) throw new Error('a second desk was not refused')
      return (performance.now() - before) / 1000
    },
    async stop() {
      await end(child)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function launch(env: NodeJS.ProcessEnv, port: number) {
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      (r) => r.ok,
      () => false,
    )
  // Else that one would be measured.
  if (await isReady()) throw new Error(`another desk answers at port ${port}; end it, or run this again`)
  const before = performance.now()
  const child = spawn(process.execPath, [cli, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the desk did not start at port ${port}; what it said stands above`)
    if (await isReady()) return { child, seconds: (performance.now() - before) / 1000 }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function end(child: ChildProcess) {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

/** The desk, its watchdog and its database: this process and everything below it. Linux only; elsewhere nothing is told. */
function family(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = Number(stat(Number(name))?.[1])
    if (parent) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const all = (one: number): number[] => [one, ...(children.get(one) ?? []).flatMap(all)]
  return all(pid)
}

function stat(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')
  } catch {
    return undefined
  }
}

/** CPU seconds that desk and database have used together, with those of processes of theirs that have ended. */
export function cpuSeconds(pid: number): number {
  const ticks = family(pid).map((one) => (stat(one) ?? []).slice(11, 15).reduce((sum, value) => sum + Number(value), 0))
  return ticks.reduce((sum, value) => sum + value, 0) / 100
}

/** Megabytes of desk and database together; what they share is counted once (PSS). */
export function memory(pid: number): number {
  const sizes = family(pid).map((one) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      return 0
    }
  })
  return Math.round(sizes.reduce((sum, value) => sum + value, 0) / 1024)
}
