// One run of the server: from its start to its end, and never longer than the desk lives.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { DeskError } from '../../errors.ts'
import { run, serverEnvironment } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './placement.ts'
import { readPidFile } from './previous.ts'
import type { ServerLog } from './server-log.ts'
import { serverArguments } from './settings.ts'

export interface Launch {
  place: Place
  binaries: Binaries
  /** The server's working folder at its start; its account can enter it. */
  folder: string
  settings: Record<string, string>
  serverLog: ServerLog
  slow(message: string): void
}

export interface Running {
  pid: number
  /** Resolves when the process is gone, with what it said last. */
  ended: Promise<string>
  /** A fast shutdown: open transactions end, everything committed is on the disk. */
  stop(): Promise<void>
}

/**
 * The watchdog waits on descriptor 3, whose other end the desk holds. When that closes without a word, even by kill -9,
 * it asks for a fast shutdown; a line means that there is nothing left to watch. It is nobody's child, so that the server,
 * which takes the shell's place and pid, never meets it; and it outlives signals to its group. Paths come as arguments.
 */
const watched = `( ( trap '' HUP INT TERM; read -r line <&3 || kill -INT $$ ) & ); exec "$0" "$@" 3<&-`

/** Resolves when the server takes connections. @throws DeskError with the end of its log when it does not */
export async function launch(options: Launch, signal: AbortSignal): Promise<Running> {
  const patience = Date.now() + 10_000
  for (;;) {
    const since = options.serverLog.size()
    const running = start(options, since)
    const failure = await untilReady(options, running, signal)
    if (failure === undefined) return running
    // The last processes of a killed server need a moment to notice; until then they hold its shared memory.
    if (/is still in use/.test(failure) && Date.now() < patience && !signal.aborted) await wait(50)
    else throw new DeskError('unavailable', notStarted(options, failure))
  }
}

function start({ place, binaries, folder, settings, serverLog }: Launch, since: number): Running {
  const program = path.join(binaries.binDir, 'postgres')
  const args = serverArguments(place, settings)
  const log = serverLog.open()
  const options = { ...place.account, cwd: folder, env: serverEnvironment(), windowsHide: true }
  // A session of its own: Ctrl-C reaches the desk alone, which then stops the server when it has finished its work.
  const child =
    process.platform === 'win32' // there the system ends a child with its parent
      ? spawn(program, args, { ...options, stdio: ['ignore', log, log] })
      : spawn('/bin/sh', ['-c', watched, program, ...args], {
          ...options,
          detached: true,
          stdio: ['ignore', log, log, 'pipe'],
        })
  fs.closeSync(log)
  const ended = end(child).then((how) => `${how}: ${serverLog.tail(since)}`)
  return { pid: child.pid ?? 0, ended, stop: () => stop(child, ended, place, binaries) }
}

function end(child: ChildProcess): Promise<string> {
  const watchdog = child.stdio[3] as Writable | null | undefined
  watchdog?.on('error', () => undefined) // it is gone before us when both are killed
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`it could not be run (${error.message})`))
    child.once('exit', (code, signal) => {
      watchdog?.end('done\n')
      resolve(signal ? `ended by ${signal}` : `ended with code ${code}`)
    })
  })
}

/** @returns undefined when it is ready, else why it will not be. Recovery after a crash takes as long as it takes. */
async function untilReady({ place, slow }: Launch, running: Running, signal: AbortSignal): Promise<string | undefined> {
  let over: string | undefined
  running.ended.then((how) => {
    over = how
  })
  for (let tenths = 0; ; tenths++) {
    if (over !== undefined) return over
    if (signal.aborted) {
      await running.stop()
      return 'the desk is stopping'
    }
    const file = readPidFile(place.cluster)
    if (file?.pid === running.pid && file.status === 'ready') return undefined
    if (tenths % 1000 === 300) slow('the database is still starting; after a crash it first replays its journal')
    await wait(10)
  }
}

async function stop(child: ChildProcess, ended: Promise<string>, place: Place, binaries: Binaries): Promise<void> {
  if (process.platform === 'win32') {
    await run(path.join(binaries.binDir, 'pg_ctl'), ['stop', '-D', place.cluster, '-m', 'fast'], undefined, place.home)
  }
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 60_000],
    ['SIGQUIT', 5000], // without tidying up; the next start replays the journal
    ['SIGKILL', 5000],
  ]
  for (const [signal, ms] of steps) {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    const timer = new AbortController()
    const late = wait(ms, 'late', { signal: timer.signal, ref: false }).catch(() => 'late')
    const outcome = await Promise.race([ended, late])
    timer.abort()
    if (outcome !== 'late') return
  }
}

function notStarted({ place, serverLog }: Launch, failure: string): string {
  const full = /No space left on device/.test(failure)
  const next = full
    ? 'Make room on the disk; nothing is lost'
    : `The whole log is in ${serverLog.file}; mend what it names`
  return `The database in ${place.cluster} did not start, so the desk has no data to work with. PostgreSQL ${failure}\n${next}, then start the desk again.`
}
