// The desk's own PostgreSQL: found, unpacked, initialised, started, watched and stopped, without anybody having to know
// that it is there. Who needs a database server and was given none asks here.
import { DeskError } from '../../errors.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, majorOf } from './cluster.ts'
import {
  type Connection,
  connectionBeside,
  connectionTo,
  ensureDatabase,
  published,
  whereToListen,
} from './connection.ts'
import { keepRunning } from './keep-running.ts'
import { type Lock, takeLock } from './lock.ts'
import { choosePlace, findPlace, type Place, settle } from './placement.ts'
import { clearPrevious } from './previous.ts'
import { sideOf } from './side.ts'
import type { Reports } from './supervise.ts'

export interface OwnServerOptions extends Reports {
  /** The desk's data folder; made when missing. */
  dataDir: string
  /** PostgreSQL settings that differ from the desk's. */
  settings?: Record<string, string>
  /** False: the caller sees to it that no other desk uses the folder. */
  holdLock?: boolean
  /** Room that is kept for the day when the disk is full (64 MB unless told otherwise); 0 keeps none. */
  reserveBytes?: number
  /** Which programs: the ones in the npm package where it has some (the default), or installed ones only. */
  binaries?: 'bundled' | 'path'
  /** Told when the folder is this desk's and its server is about to start: nobody will be refused any more. */
  onTaken?: (() => void) | undefined
}

export interface OwnServer {
  connection: Connection
  /** Of the server's main process; another one after a crash. */
  readonly pid: number
  binDir: string
  version: string
  /** What the operator should know, one sentence each. */
  notices: string[]
  /** A graceful end: the server is gone and the folder free when it resolves. */
  stop(): Promise<void>
}

/** Resolves when the database takes queries. @throws DeskError `unavailable`, with what to do */
export async function startOwnServer(options: OwnServerOptions): Promise<OwnServer> {
  let lock: Lock | undefined
  try {
    const place = choosePlace(options.dataDir)
    if (options.holdLock !== false) lock = await takeLock(place.home, place.dataDir)
    return await startAt(place, options, lock)
  } catch (error) {
    lock?.release()
    throw error instanceof DeskError ? error : unexpected(options.dataDir, error)
  }
}

/** For command-line tools: how to connect beside a running desk on this folder, or undefined when none runs. */
export async function findRunningServer(dataDir: string): Promise<Connection | undefined> {
  try {
    const place = findPlace(dataDir)
    return place && (await connectionBeside(place.home))
  } catch (error) {
    throw error instanceof DeskError ? error : unexpected(dataDir, error)
  }
}

async function startAt(place: Place, options: OwnServerOptions, lock: Lock | undefined): Promise<OwnServer> {
  const side = sideOf(place)
  await clearPrevious({
    cluster: place.cluster,
    ours: lock && published(place.home)?.pid,
    warn: (message, details) => options.log('warn', message, details),
  })
  const binaries = await findBinaries({
    which: options.binaries ?? 'bundled',
    account: place.account,
    unpackIn: side.folder,
    major: majorOf(place.cluster),
  })
  options.onTaken?.()
  const password = await ensureCluster(place, binaries, side.run)
  settle(place)
  const listen = await whereToListen(side.run)
  const connection = connectionTo(listen, password)
  const { settings = {}, reserveBytes = 64 << 20 } = options
  const server = await keepRunning({
    place,
    side,
    binaries,
    listen,
    settings,
    reserveBytes,
    reports: options,
  })
  try {
    await ensureDatabase(connection)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    connection,
    binDir: binaries.binDir,
    version: binaries.version,
    notices: place.notice ? [place.notice] : [],
    get pid() {
      return server.pid
    },
    async stop() {
      await server.stop()
      lock?.release()
    },
  }
}

function unexpected(dataDir: string, error: unknown): DeskError {
  const { code, message } = error as NodeJS.ErrnoException
  const next =
    code === 'ENOSPC'
      ? 'The disk is full: make room, then start the desk again; nothing is lost.'
      : 'Check that this user owns the folder and that the disk is well, then start the desk again.'
  return new DeskError('unavailable', `The database of ${dataDir} could not be started (${message}). ${next}`, {
    cause: error,
  })
}
