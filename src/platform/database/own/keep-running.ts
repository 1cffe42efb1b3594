// The server with everything around its runs: what the last one left behind, its log, its address, the room on its disk.
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { publish, published } from './connection.ts'
import { diskReserve, type Reserve } from './disk-reserve.ts'
import type { Place } from './placement.ts'
import { clearPrevious, clearSocket, readPidFile } from './previous.ts'
import { isServerOf } from './processes.ts'
import { launch } from './server.ts'
import { type ServerLog, serverLog } from './server-log.ts'
import { type Listen, serverSettings } from './settings.ts'
import type { Side } from './side.ts'
import { type Reports, type Supervised, supervise } from './supervise.ts'

export interface Parts {
  place: Place
  side: Side
  binaries: Binaries
  listen: Listen
  settings: Record<string, string>
  reserveBytes: number
  reports: Reports
}

const roundMs = 500

type Warn = (message: string, details: object) => void

export async function keepRunning(parts: Parts): Promise<Supervised> {
  const { place, side, binaries, listen, reports } = parts
  const ownLog = serverLog(place.home)
  const settings = serverSettings(listen, binaries.major, parts.settings)
  const reserve = diskReserve({
    home: place.home,
    bytes: parts.reserveBytes,
    reload: () => reload(place.cluster),
    log: reports.log,
  })
  const slow = (message: string) => reports.log('info', message)
  const warn = (message: string, details: object) => reports.log('warn', message, details)
  const run = async (signal: AbortSignal) => {
    await clearPrevious({ cluster: place.cluster, ours: published(place.home)?.pid, warn })
    clearSocket(side.run)
    ownLog.rotate()
    reserve.look()
    const running = await launch({ place, binaries, folder: side.run, settings, serverLog: ownLog, slow }, signal)
    try {
      publish(place.home, listen, running.pid)
    } catch (error) {
      warn('the database runs, but command-line tools will not find it', { why: String(error) }) // a full disk
    }
    return running
  }
  const supervised = supervise(await run(new AbortController().signal), run, reports)
  const rounds = new AbortController()
  const going = goRounds(reserve, ownLog, warn, rounds.signal)
  return {
    get pid() {
      return supervised.pid
    },
    async stop() {
      rounds.abort()
      await going
      await supervised.stop()
    },
  }
}

/** Looks after disk and log, one round after the other, until told to leave. */
async function goRounds(reserve: Reserve, ownLog: ServerLog, warn: Warn, leaving: AbortSignal): Promise<void> {
  let told = ''
  while (await wait(roundMs, true, { signal: leaving, ref: false }).catch(() => false)) {
    try {
      ownLog.rotate()
      reserve.look()
      await reserve.layUp()
      told = ''
    } catch (error) {
      if (told !== String(error))
        warn('the disk could not be looked after; the next try follows', { why: String(error) })
      told = String(error)
    }
  }
}

function reload(cluster: string): void {
  const server = readPidFile(cluster)
  if (server && isServerOf(cluster, server.pid)) process.kill(server.pid, 'SIGHUP')
}
