// A real mail server, where one is installed: Exim with a configuration, a spool and a port of its own, below a temporary folder.
// Delivering drops to its own account, which Debian's package makes: the package gives its rights to no other configuration.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { freePort } from './free-port.ts'

export interface Exim {
  /** Takes mail of everybody on this machine. */
  port: number
  folder: string
  log(): string
  /** Tries what waits in the queue again. */
  flush(): void
  /** How many messages wait in the queue. */
  waiting(): number
  stop(): Promise<void>
}

export interface EximSettings {
  main?: string[]
  /** What is asked of a recipient, and of a message, before it is taken; by itself anybody may write to whoever can be reached. */
  rcpt?: string
  data?: string
  routers: string
  transports: string
  authenticators?: string
}

const program = '/usr/sbin/exim4'
const account = 'Debian-exim'

/** Why there is none, or undefined. */
export function noExim(): string | undefined {
  if (!existsSync(program)) return 'Exim is not installed'
  if (process.getuid?.() !== 0) return 'Exim is started by root alone'
  const { status, stderr } = spawnSync(program, ['-C', '/dev/null', '-bV'], { encoding: 'utf8', timeout: 10_000 })
  if (status === 0) return undefined
  return `Exim does not run here: ${stderr?.trim().split('\n')[0] ?? 'it did not answer'}`
}

/** @param settings `folder` is where its files may lie */
export async function startExim(settings: (folder: string) => EximSettings): Promise<Exim> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mendbook-exim-'))
  chmodSync(folder, 0o755)
  const at = (name: string) => path.join(folder, name)
  const id = (which: '-u' | '-g') => Number(execFileSync('id', [which, account]).toString())
  for (const name of ['spool', 'log']) {
    mkdirSync(at(name))
    chownSync(at(name), id('-u'), id('-g'))
  }
  const port = await freePort()
  writeFileSync(at('config'), configuration(folder, port, settings(folder)), { mode: 0o644 })
  const run = (...args: string[]) =>
    spawn(program, ['-C', at('config'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const daemon = run('-bdf', '-q1m')
  const said: Buffer[] = []
  daemon.stderr.on('data', (bytes: Buffer) => said.push(bytes))
  const log = () =>
    readdirSync(at('log'))
      .map((name) => readFileSync(path.join(at('log'), name), 'utf8'))
      .concat(Buffer.concat(said).toString())
      .join('\n')
  const queueRuns = new Set<ChildProcess>()
  const stop = async () => {
    for (const one of [daemon, ...queueRuns]) await ended(one)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  while (!(await listens(port))) {
    if (daemon.exitCode === null && daemon.signalCode === null) continue
    const why = log()
    await stop()
    throw new Error(`Exim did not start: ${why}`)
  }
  return {
    port,
    folder,
    log,
    flush() {
      // One that delivers at the moment is enough.
      if (queueRuns.size > 0) return
      const one = run('-qff')
      queueRuns.add(one)
      one.once('close', () => queueRuns.delete(one))
    },
    waiting: () =>
      readdirSync(at('spool/input'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-H'))
        .length,
    stop,
  }
}

/** It says so by itself when it cannot; then this is not asked again. */
function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => setImmediate(() => resolve(false)))
    socket.once('connect', () => socket.destroy())
  })
}

async function ended(one: ChildProcess): Promise<void> {
  if (one.exitCode !== null || one.signalCode !== null) return
  const gone = new Promise((resolve) => one.once('exit', resolve))
  one.kill('SIGTERM')
  await gone
}

const configuration = (
  folder: string,
  port: number,
  {
    main = [],
    rcpt = 'accept verify = recipient',
    data = 'accept',
    routers,
    transports,
    authenticators = '',
  }: EximSettings,
) => `
primary_hostname = relay.example
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/spool/pid
daemon_smtp_ports = ${port}
local_interfaces = 127.0.0.1
keep_environment =
add_environment = PATH=/usr/bin:/bin
deliver_drop_privilege
host_lookup =
rfc1413_query_timeout = 0s
local_from_check = false
acl_smtp_rcpt = rcpt
acl_smtp_data = data
${main.join('\n')}

begin acl
rcpt:
  ${rcpt}
data:
  ${data}

begin routers
${routers}

begin transports
${transports}

begin retry
* * F,1h,1s

begin authenticators
${authenticators}
`
