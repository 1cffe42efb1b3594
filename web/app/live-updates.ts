// Live updates. The stream says what happened and to which record; we read it again through the API, which checks who may
// see it. Nothing is moved or focused: TanStack Query exchanges the data under the page as it stands.
import type { QueryClient } from '@tanstack/react-query'
import { wasUpdated } from '../ui/updated.ts'
import type { StreamEvent } from './event-stream.ts'
import type { LiveState } from './live.ts'
import type { LiveMessage } from './live-stream.ts'
import { keepOpen } from './live-stream.ts'
import { showsInList, touchedBy } from './live-topics.ts'

// Several events of one moment lead to one reading.
const gather = 120
// On a busy desk a reading must be able to end before the next one takes its place.
const apart = 1000
const shared = 'mendbook.live'

/**
 * All tabs of a browser share one stream: over HTTP/1.1 a browser opens six connections to a desk, and a seventh tab would wait
 * for ever. The tab that holds the lock reads and tells the others; when it goes, the next one resumes where it stopped.
 */
export function followLive(queries: QueryClient, setState: (state: LiveState) => void, stop: AbortSignal) {
  const refresh = gatherer(queries)
  const position = { lastId: '' }
  let cut = false
  const hear = (message: LiveMessage) => {
    if (message.kind === 'state') {
      // A desk that comes back may be a newer version of it.
      if (cut && message.state === 'live') void wasUpdated()
      cut = message.state === 'reconnecting'
      return setState(message.state)
    }
    if (message.kind === 'place') {
      position.lastId = message.id
      return
    }
    if (message.kind === 'event') position.lastId = message.event.id || position.lastId
    refresh(message.kind === 'event' ? message.event : 'everything')
  }
  // Locks exist on secure origins only; elsewhere each tab has a stream of its own.
  if (stop.aborted) return
  if (!('locks' in navigator)) return void keepOpen(stop, position, hear)

  const channel = new BroadcastChannel(shared)
  stop.addEventListener('abort', () => channel.close(), { once: true })
  channel.onmessage = ({ data }: MessageEvent<LiveMessage>) => hear(data)
  const tell = (message: LiveMessage) => {
    hear(message)
    if (!stop.aborted) channel.postMessage(message)
  }
  navigator.locks.request(shared, { signal: stop }, () => keepOpen(stop, position, tell)).catch(() => undefined) // aborted while waiting
}

function gatherer(queries: QueryClient) {
  const idOf = (number: string) => queries.getQueryData<{ id: string }>(['tickets.get', { id: number }])?.id
  let waiting: (StreamEvent | 'everything')[] = []
  let flushed = 0
  const flush = () => {
    flushed = performance.now()
    const events = waiting
    waiting = []
    if (events.includes('everything')) return void queries.invalidateQueries()
    const told = events.filter((event) => event !== 'everything')
    const touches = told.map((event) => touchedBy(event, idOf))
    const around = new Set(
      queries
        .getQueryCache()
        .getAll()
        .flatMap((one) => shownIn(told, one)),
    )
    const isAround = ([name, input]: readonly unknown[]) =>
      around.has(String((input as { id?: unknown } | undefined)?.id)) && /^(tickets\.get|\w+\.list)$/.test(String(name))
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => touches.some((touch) => touch(queryKey)) || isAround(queryKey),
    })
  }
  return (event: StreamEvent | 'everything') => {
    if (waiting.length === 0) setTimeout(flush, Math.max(gather, flushed + apart - performance.now()))
    waiting.push(event)
  }
}

const shownIn = (
  events: StreamEvent[],
  { queryKey, state }: { queryKey: readonly unknown[]; state: { data: unknown } },
) => events.flatMap((event) => showsInList(event, queryKey, state.data) ?? [])
