// Live updates. The stream says what happened and to which record; we read it again through the API, which checks who may
// see it. Nothing is moved or focused: TanStack Query exchanges the data under the page as it stands.
import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { StreamEvent } from './event-stream.ts'
import { eventParser } from './event-stream.ts'
import { touchedBy } from './live-topics.ts'
import { apiBase } from './request.ts'

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'refused'

// A desk that says nothing for this long (it sends a heartbeat every few seconds) is taken for gone.
const silence = 45_000
// Several events of one moment lead to one reading.
const gather = 120

let state: LiveState = 'connecting'
const readers = new Set<() => void>()
const setState = (next: LiveState) => {
  if (next === state) return
  state = next
  for (const read of readers) read()
}

export const useLiveState = () =>
  useSyncExternalStore(
    (reader) => {
      readers.add(reader)
      return () => readers.delete(reader)
    },
    () => state,
  )

/** Keeps the stream open until the returned function is called. */
export function connectLive(queries: QueryClient): () => void {
  const stop = new AbortController()
  const refresh = gatherer(queries)
  void keepOpen(stop.signal, refresh)
  return () => stop.abort()
}

type Refresh = (event: StreamEvent | 'everything') => void

async function keepOpen(stop: AbortSignal, refresh: Refresh) {
  let lastId = ''
  let failures = 0
  setState('connecting')
  while (!stop.aborted) {
    const outcome = await follow(
      stop,
      lastId,
      (event) => {
        lastId = event.id || lastId
        refresh(event)
      },
      () => {
        // After a gap the stream resumes where it stopped; without an id to resume from, everything may have changed.
        if (failures > 0 && lastId === '') refresh('everything')
        failures = 0
        setState('live')
      },
    )
    if (stop.aborted) return
    if (outcome === 'refused') return setState('refused')
    failures += 1
    setState('reconnecting')
    await pause(Math.min(500 * 2 ** failures, 15_000) * (0.75 + Math.random() / 2), stop)
  }
}

async function follow(stop: AbortSignal, lastId: string, onEvent: (event: StreamEvent) => void, onOpen: () => void) {
  const quiet = new AbortController()
  let timer = setTimeout(() => quiet.abort(), silence)
  try {
    const response = await fetch(`${apiBase}/stream`, {
      headers: { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) },
      signal: AbortSignal.any([stop, quiet.signal]),
      cache: 'no-store',
    })
    if (response.status === 401 || response.status === 403 || response.status === 404) return 'refused'
    if (!response.ok || !response.body) return 'cut'
    onOpen()
    const parse = eventParser()
    for await (const text of texts(response.body)) {
      clearTimeout(timer)
      timer = setTimeout(() => quiet.abort(), silence)
      for (const event of parse(text)) onEvent(event)
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

function gatherer(queries: QueryClient): Refresh {
  const idOf = (number: string) => queries.getQueryData<{ id: string }>(['tickets.get', { id: number }])?.id
  let waiting: (StreamEvent | 'everything')[] = []
  const flush = () => {
    const events = waiting
    waiting = []
    if (events.includes('everything')) return void queries.invalidateQueries()
    const touches = events.filter((event) => event !== 'everything').map((event) => touchedBy(event, idOf))
    void queries.invalidateQueries({ predicate: ({ queryKey }) => touches.some((touch) => touch(queryKey)) })
  }
  return (event) => {
    if (waiting.length === 0) setTimeout(flush, gather)
    waiting.push(event)
  }
}
