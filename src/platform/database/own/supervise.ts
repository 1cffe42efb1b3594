// Keeps the server running: when it dies without being told to, it is started again, more slowly each time it fails.
import { setTimeout as wait } from 'node:timers/promises'
import type { Running } from './server.ts'

export interface Supervised {
  readonly pid: number
  stop(): Promise<void>
}

export interface Reports {
  log(level: 'info' | 'warn' | 'error', message: string, details?: object): void
  onCrash?: ((why: string) => void) | undefined
}

const slowestMs = 5000
const stableMs = 60_000

export const pauseMs = (failures: number): number => Math.min(slowestMs, 50 * 2 ** failures)

export function supervise(
  first: Running,
  again: (signal: AbortSignal) => Promise<Running>,
  { log, onCrash }: Reports,
): Supervised {
  const leaving = new AbortController()
  let current = first
  const watching = watch()
  return {
    get pid() {
      return current.pid
    },
    async stop() {
      leaving.abort()
      await current.stop()
      await watching
    },
  }

  async function watch(): Promise<void> {
    let failures = 0
    while (!leaving.signal.aborted) {
      const began = Date.now()
      const why = await current.ended
      if (leaving.signal.aborted) return
      if (Date.now() - began > stableMs) failures = 0
      log('error', 'the database server died; it is started again', { why })
      onCrash?.(why)
      failures = await revive(failures)
    }
  }

  /** @returns how often it has failed by now, this death included */
  async function revive(failures: number): Promise<number> {
    for (let failed = failures; ; failed++) {
      try {
        await wait(pauseMs(failed), undefined, { signal: leaving.signal })
        current = await again(leaving.signal)
        if (leaving.signal.aborted) await current.stop()
        else log('info', 'the database server runs again', { pid: current.pid })
        return failed + 1
      } catch (error) {
        if (leaving.signal.aborted) return failed
        const why = error instanceof Error ? error.message : String(error)
        log('error', 'the database server could not be started again; the next try follows', { why })
      }
    }
  }
}
