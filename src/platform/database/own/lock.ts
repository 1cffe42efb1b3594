// One desk per data folder. The lock is the operating system's own (by way of SQLite, which Node brings along): it ends
// with its process however that dies, so no stale lock, zombie, reused pid or other pid namespace can confuse it.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { DeskError } from '../../errors.ts'
import { giveToFolderOwner, replaceFile } from './replace-file.ts'

export interface Lock {
  release(): void
}

interface Holder {
  pid: number
  host: string
  since: string
}

const holderFile = (home: string) => path.join(home, 'desk.json')
const sqliteBusy = 5
const sqliteFull = 13

/** @throws DeskError within a quarter of a second when another desk has it, naming that desk's process */
export async function takeLock(home: string, dataDir: string): Promise<Lock> {
  for (let left = 5; ; left--) {
    const lock = tryLock(home)
    if (lock) return lock
    if (left === 0) throw new DeskError('unavailable', refusal(home, dataDir))
    await wait(40) // a desk that is just leaving, or one that has not signed yet
  }
}

function tryLock(home: string): Lock | undefined {
  const file = path.join(home, 'desk.lock')
  let lock: DatabaseSync | undefined
  try {
    makeLockFile(file)
    lock = new DatabaseSync(file, { timeout: 0 })
    lock.exec('begin exclusive')
  } catch (cause) {
    lock?.close()
    const { errcode } = cause as { errcode?: number }
    if (errcode === sqliteBusy) return undefined
    if (errcode === sqliteFull) throw new DeskError('unavailable', full(home), { cause })
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new DeskError(
      'unavailable',
      `The lock ${file} cannot be taken (${why}), so the desk did not start: without it a second desk could use the same data. Run the desk as the user who owns the data folder, on a disk that has file locks.`,
      { cause },
    )
  }
  const held = lock
  const me: Holder = { pid: process.pid, host: os.hostname(), since: new Date().toISOString() }
  replaceFile(holderFile(home), `${JSON.stringify(me)}\n`)
  return {
    release() {
      if (!held.isOpen) return
      fs.rmSync(holderFile(home), { force: true })
      held.close()
    },
  }
}

/** Opened only when new: to close any descriptor of a locked file would drop the lock of this process. */
function makeLockFile(file: string): void {
  if (fs.existsSync(file)) return
  try {
    const descriptor = fs.openSync(file, 'wx', 0o600)
    giveToFolderOwner(descriptor, file)
    fs.closeSync(descriptor)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const full = (home: string) =>
  `The disk of ${home} is full to the last byte, so the desk did not start. Make room, then start it again; nothing is lost.`

function refusal(home: string, dataDir: string): string {
  const holder = readHolder(home)
  const who = holder
    ? `process ${holder.pid} on ${holder.host}, since ${holder.since}`
    : 'a process that is just starting'
  return `Another desk uses the data folder ${dataDir}: ${who}. This one did not start, because two desks on one folder would destroy data. Stop the other one first, or set MENDBOOK_DATA to another folder.`
}

function readHolder(home: string): Holder | undefined {
  try {
    return JSON.parse(fs.readFileSync(holderFile(home), 'utf8')) as Holder
  } catch {
    return undefined
  }
}
