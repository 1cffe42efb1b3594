// One open stream to the desk, opened again whenever it is cut, resuming by Last-Event-ID.

import type { StreamEvent } from './event-stream.ts'
import { eventParser } from './event-stream.ts'
import type { LiveState } from './live.ts'
import { apiBase } from './request.ts'

export type LiveMessage =
  | { kind: 'event'; event: StreamEvent }
  /** Up to here everything was told: where to resume from. */
  | { kind: 'place'; id: string }
  /** Something was missed, and nobody knows what. */
  | { kind: 'everything' }
  | { kind: 'state'; state: LiveState }

type Tell = (message: LiveMessage) => void

// The desk sends a heartbeat every 20 s; after twice that it is taken for gone.
const silence = 45_000
const longestPause = 15_000

export async function keepOpen(stop: AbortSignal, position: { lastId: string }, tell: Tell) {
  let failures = 0
  const opened = () => {
    failures = 0
    tell({ kind: 'state', state: 'live' })
  }
  while (!stop.aborted) {
    const outcome = await follow(stop, position.lastId, opened, tell)
    if (stop.aborted) return
    if (outcome === 'refused') return tell({ kind: 'state', state: 'refused' })
    if (outcome === 'unknown position') {
      position.lastId = ''
      tell({ kind: 'everything' })
    }
    failures += 1
    tell({ kind: 'state', state: 'reconnecting' })
    // Spread out, so that a desk that starts again is not met by everybody at once.
    await pause(Math.min(500 * 2 ** failures, longestPause) * (0.75 + Math.random() / 2), stop)
  }
}

type Outcome = 'cut' | 'refused' | 'unknown position'

async function follow(stop: AbortSignal, lastId: string, opened: () => void, tell: Tell): Promise<Outcome> {
  const quiet = new AbortController()
  let timer = setTimeout(() => quiet.abort(), silence)
  try {
    const response = await fetch(`${apiBase}/stream`, {
      headers: { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) },
      signal: AbortSignal.any([stop, quiet.signal]),
      cache: 'no-store',
    })
    if (response.status === 400) return 'unknown position'
    if ([401, 403, 404].includes(response.status)) return 'refused'
    if (!response.ok || !response.body) return 'cut'
    opened()
    const parse = eventParser()
    let resumed = lastId !== ''
    for await (const text of texts(response.body)) {
      clearTimeout(timer)
      timer = setTimeout(() => quiet.abort(), silence)
      for (const event of parse(text)) {
        if (event.event !== 'place') {
          tell(event.event === 'missed' ? { kind: 'everything' } : { kind: 'event', event })
          continue
        }
        tell({ kind: 'place', id: event.id })
        // What the page read before the desk began to tell may have changed since, and nobody will say so.
        if (!resumed) tell({ kind: 'everything' })
        resumed = true
      }
    }
    return 'cut'
  } catch {
    return 'cut'
  } finally {
    clearTimeout(timer)
  }
}

// A reader and not `for await` on the stream itself: Safari has no asynchronous iteration of streams.
async function* texts(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    yield decoder.decode(part.value, { stream: true })
  }
}

function pause(ms: number, stop: AbortSignal) {
  return new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      window.removeEventListener('online', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    window.addEventListener('online', wake, { once: true })
    stop.addEventListener('abort', wake, { once: true })
  })
}
