// A desk in a process of its own, as an operator runs it: started by the launcher, on its own PostgreSQL with fsync on, and
// ended by signals. Everything that a test file starts or makes here is gone when the file is over.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findPlace } from '../../src/platform/database/own/placement.ts'
import { readPidFile } from '../../src/platform/database/own/previous.ts'
import { isServerOf } from '../../src/platform/database/own/processes.ts'

const checkout = path.resolve(import.meta.dirname, '../..')

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface Command {
  child: ChildProcess
  pid: number
  /** What it printed so far. */
  out(): string
  err(): string
  ended: Promise<Ended>
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>
}

export interface DeskProcess extends Command {
  url: string
  /** Milliseconds from the start of the process to the first `ready`. */
  readyIn: number
}

export interface Launch {
  dataDir: string
  env?: Record<string, string>
  /** Another program than the launcher, with its arguments. */
  program?: string[]
  /** Runs it as another user. */
  account?: { uid: number; gid: number }
  input?: string
}

/** The folder of one test file. As root, PostgreSQL runs under another user, who has to get in. */
export function temporaryFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mendbook-faults-')))
  fs.chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

const folders: string[] = []
const commands: Command[] = []

/** For `afterAll`: ends what still runs, and removes what was made. @param between what has to happen in between */
export async function tidyUp({ between = () => {} } = {}): Promise<void> {
  for (const command of commands.splice(0)) await command.end('SIGTERM')
  between()
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
}

/**
 * An installed package: the program without the sources of its web client, so that no start builds one first.
 * @param migrations more of them, by file name: what a newer version would bring
 */
export function installation(folder: string, migrations: Record<string, string> = {}): string {
  fs.mkdirSync(folder, { recursive: true })
  for (const part of ['bin', 'src', 'migrations', 'templates', 'package.json'])
    fs.cpSync(path.join(checkout, part), path.join(folder, part), { recursive: true })
  fs.symlinkSync(path.join(checkout, 'node_modules'), path.join(folder, 'node_modules'))
  for (const [name, sql] of Object.entries(migrations)) fs.writeFileSync(path.join(folder, 'migrations', name), sql)
  return path.join(folder, 'bin', 'mendbook.mjs')
}

/** Starts a program with nothing of this process's environment that could bend a desk. */
export function launch({ dataDir, env = {}, program = [], account, input }: Launch): Command {
  const home = path.dirname(dataDir)
  const child = spawn(process.execPath, program, {
    ...account,
    cwd: os.tmpdir(),
    env: {
      PATH: process.env.PATH,
      HOME: home,
      XDG_DATA_HOME: path.join(home, 'share'),
      // Compiled code is kept for the next start, as the launcher does it beside the packages.
      NODE_COMPILE_CACHE: path.join(home, 'compiled'),
      MENDBOOK_POSTGRES: process.env.MENDBOOK_POSTGRES,
      MENDBOOK_DATA: dataDir,
      PORT: '0',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  const text = { out: '', err: '' }
  child.stdout?.on('data', (chunk) => {
    text.out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    text.err += chunk
  })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })))
  const command: Command = {
    child,
    pid: child.pid ?? 0,
    out: () => text.out,
    err: () => text.err,
    ended,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
  commands.push(command)
  return command
}

/** Runs a command line to its end. */
export async function run(how: Launch): Promise<Ended & { out: string; err: string; ms: number }> {
  const began = performance.now()
  const command = launch(how)
  return { ...(await command.ended), out: command.out(), err: command.err(), ms: performance.now() - began }
}

/** Resolves when the desk is ready; fails with what it said when it ends before. */
export async function startDesk(how: Launch): Promise<DeskProcess> {
  const began = performance.now()
  const command = launch(how)
  let over = false
  void command.ended.then(() => {
    over = true
  })
  for (;;) {
    const url = /ready at (\S+)/.exec(command.out())?.[1]
    if (url && (await isReady(url))) return { ...command, url, readyIn: performance.now() - began }
    if (over) throw new Error(`the desk ended before it was ready:\n${command.out()}${command.err()}`)
    await wait(5)
  }
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )

/** Sets up the workspace, without a browser, beside a running desk or without one. Answers with the admin's API key. */
export async function init(how: Launch, mendbook: string): Promise<string> {
  const args = ['init', '--org', 'Larkfield Trams', '--size', 'startup', '--admin', 'admin@larkfield.example']
  const { code, out, err } = await run({ ...how, program: [mendbook, ...args, '--json'] })
  if (code !== 0) throw new Error(`init failed:\n${out}${err}`)
  return JSON.parse(out).token
}

/** The database server that a data folder has now, by process id. */
export function serverOf(dataDir: string): number | undefined {
  const cluster = clusterOf(dataDir)
  const pid = cluster && readPidFile(cluster)?.pid
  return pid && isServerOf(cluster, pid) ? pid : undefined
}

export const isStillServer = (dataDir: string, pid: number) => isServerOf(clusterOf(dataDir) ?? '', pid)

const clusterOf = (dataDir: string) => findPlace(dataDir)?.cluster

/** Polls until there is a value. */
export async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>, ms = 15_000) {
  for (const end = performance.now() + ms; performance.now() < end; await wait(10)) {
    const value = await look()
    if (value !== undefined && value !== false) return value
  }
  throw new Error(`waited ${ms} ms in vain`)
}
