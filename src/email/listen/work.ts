// What happens to mail after its sender was told that it was taken: a few messages at a time, and never so many waiting that memory
// grows. What finds no room here stands in the ledger as received, and the clock finds it.
import type { Runtime } from '../../platform/events.ts'
import type { Taker } from './arrival.ts'
import type { Kept } from './deliver.ts'

const atOnce = 4
const mostWaiting = 2000

export interface Work {
  add(mail: Kept): void
  /** Waits for what was begun; the rest is for the next start. */
  stop(): Promise<void>
}

export function workBehind(runtime: () => Runtime, taker: Taker): Work {
  const waiting: Kept[] = []
  const running = new Set<Promise<void>>()
  let stopped = false
  const run = async (first: Kept) => {
    for (let next: Kept | undefined = first; next && !stopped; next = waiting.shift())
      await taker
        .workOnMail(runtime(), next.tenant, next.id, next)
        .catch((err) => runtime().log.warn({ err }, 'a message is worked on later'))
  }
  return {
    add(mail) {
      if (stopped) return
      if (running.size >= atOnce) {
        if (waiting.length < mostWaiting) waiting.push({ ...mail, bytes: null })
        return
      }
      const turn: Promise<void> = run(mail).finally(() => running.delete(turn))
      running.add(turn)
    },
    async stop() {
      stopped = true
      waiting.length = 0
      await Promise.all(running)
    },
  }
}
