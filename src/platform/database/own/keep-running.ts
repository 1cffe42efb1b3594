// The server with everything around each of its starts: what the last one left behind, its log, its published address.
import type { Binaries } from './binaries.ts'
import { publish, published } from './connection.ts'
import type { Place } from './placement.ts'
import { clearPrevious, clearSocket } from './previous.ts'
import { launch } from './server.ts'
import { serverLog } from './server-log.ts'
import { type Listen, serverSettings } from './settings.ts'
import type { Side } from './side.ts'
import { type Reports, type Supervised, supervise } from './supervise.ts'

export interface Parts {
  place: Place
  side: Side
  binaries: Binaries
  listen: Listen
  settings: Record<string, string>
  reports: Reports
}

const hourMs = 3_600_000

export async function keepRunning({ place, side, binaries, listen, settings, reports }: Parts): Promise<Supervised> {
  const ownLog = serverLog(place.home)
  const all = serverSettings(listen, binaries.major, settings)
  const slow = (message: string) => reports.log('info', message)
  const warn = (message: string, details: object) => reports.log('warn', message, details)
  const run = async (signal: AbortSignal) => {
    await clearPrevious({ cluster: place.cluster, ours: published(place.home)?.pid, warn })
    clearSocket(side.run)
    ownLog.rotate()
    const running = await launch({ place, binaries, folder: side.run, settings: all, serverLog: ownLog, slow }, signal)
    try {
      publish(place.home, listen, running.pid)
    } catch (error) {
      warn('the database runs, but command-line tools will not find it', { why: String(error) }) // a full disk
    }
    return running
  }
  const first = await run(new AbortController().signal)
  const supervised = supervise(first, run, reports)
  const rotation = setInterval(() => ownLog.rotate(), hourMs).unref()
  return {
    get pid() {
      return supervised.pid
    },
    async stop() {
      clearInterval(rotation)
      await supervised.stop()
    },
  }
}
