// What an earlier server left behind. One that is still shutting down is waited for; one that lost its desk and its
// watchdog is told to shut down; the file of a dead one is removed, since PostgreSQL would trust its number.
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DeskError } from '../../errors.ts'
import { isServerOf } from './processes.ts'
import { readText } from './replace-file.ts'

export interface PidFile {
  pid: number
  /** `starting`, `ready`, `stopping` … (PostgreSQL's miscadmin.h). */
  status: string
}

export interface Previous {
  cluster: string
  /** The server that this folder's desk started last, if that is known. */
  ours: number | undefined
  warn(message: string, details: object): void
}

const graceMs = 1000
const longestShutdownMs = 60_000

export function readPidFile(cluster: string): PidFile | undefined {
  const text = readText(path.join(cluster, 'postmaster.pid'))
  if (text === undefined) return undefined
  const lines = text.split('\n')
  return { pid: Number(lines[0]), status: (lines[7] ?? '').trim() }
}

/** To be called with the desk's lock held. Returns when no server has the folder open. */
export async function clearPrevious({ cluster, ours, warn }: Previous): Promise<void> {
  if (process.platform === 'win32') return // there PostgreSQL itself asks the process, by a pipe of its name
  const began = Date.now()
  let told = false
  for (;;) {
    const file = readPidFile(cluster)
    if (!file) return
    if (!isServerOf(cluster, file.pid)) {
      warn('a database server ended without tidying up; recovering', { pid: file.pid })
      fs.rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
      return
    }
    const waited = Date.now() - began
    const patience = told || file.status === 'stopping' ? longestShutdownMs : graceMs
    if (waited > patience) {
      if (told || file.pid !== ours) throw new DeskError('unavailable', stillThere(cluster, file))
      warn('a database server outlived its desk; it is told to shut down', { pid: file.pid })
      told = tell(file.pid)
    }
    await wait(20)
  }
}

function tell(pid: number): true {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // it ended just now
  }
  return true
}

/** In the private folder of the socket nobody else writes; a leftover there would stop the start like postmaster.pid. */
export function clearSocket(run: string): void {
  for (const name of fs.readdirSync(run)) {
    if (name.startsWith('.s.PGSQL.')) fs.rmSync(path.join(run, name), { force: true })
  }
}

function stillThere(cluster: string, { pid, status }: PidFile): string {
  const doing = status === 'stopping' ? 'is still shutting down' : 'still runs'
  return `A database server (process ${pid}) ${doing} on ${cluster}, so the desk did not start beside it. End it with "kill -INT ${pid}" (a fast shutdown, which loses nothing), then start the desk again.`
}
