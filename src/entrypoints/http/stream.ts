// Live updates as server-sent events: names and ids only, and only what the listener may hear. Who reads them asks the API.
import type { FastifyInstance } from 'fastify'
import { keysOf } from '../../platform/audience.ts'
import type { Caller } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import type { Live, LiveEvent } from '../../platform/live.ts'
import type { Log } from '../../platform/log.ts'
import { callerOf, type Door } from './caller.ts'

const heartbeat = 20_000
/** A tab that does not read is let go; it comes back with Last-Event-ID and loses nothing. */
const mostBuffered = 1024 * 1024
const mostPerPerson = 30

export function renderStream(app: FastifyInstance, door: Door, live: Live, log: Log) {
  const open = new Map<string, number>()
  const ending = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of ending) end()
  })
  app.get('/api/v1/stream', async (request, reply) => {
    const caller = await callerOf(door, request)
    const { tenant, actor } = caller
    const person = `${tenant} ${actor.id}`
    if ((open.get(person) ?? 0) >= mostPerPerson)
      throw new DeskError('rate_limited', 'You follow live updates in more than 30 places. Close some tabs.', {
        retryAfter: 30,
      })
    const after = lastEventId(request.headers['last-event-id'])
    open.set(person, (open.get(person) ?? 0) + 1)
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    raw.write('retry: 2000\n\n')
    let leave: (() => void) | undefined
    const beat = setInterval(() => void tell([], false), heartbeat)
    const end = () => {
      clearInterval(beat)
      leave?.()
      raw.end()
    }
    ending.add(end)
    raw.on('close', () => {
      ending.delete(end)
      end()
      const left = (open.get(person) ?? 1) - 1
      if (left > 0) open.set(person, left)
      else open.delete(person)
    })
    // Asked anew each time: a revoked key or a lost role takes effect with the next event, not with the next connection.
    async function tell(events: LiveEvent[], missed: boolean) {
      const now: Caller | undefined = await callerOf(door, request).catch((error) =>
        // While the database is away nobody can be asked, and nothing happens that could be told: the line is kept.
        events.length === 0 && !missed && error instanceof DeskError && error.code === 'unavailable'
          ? caller
          : undefined,
      )
      if (!now || raw.writableEnded || raw.writableLength > mostBuffered) return end()
      if (missed) raw.write('event: missed\ndata: {}\n\n')
      const keys = new Set(keysOf(now.actor))
      const heard = events.filter((event) => event.audience.some((key) => keys.has(key)))
      raw.write(heard.map(frame).join('') + whereabouts(events))
    }
    try {
      const joined = (position: string) => raw.writableEnded || raw.write(`id: ${position}\n\n`)
      leave = await live.listen(tenant, after, { hear: tell, joined })
      if (raw.destroyed || raw.writableEnded) leave()
    } catch (err) {
      // Cut off, the browser comes back by itself; left open, it would wait for what never comes.
      log.warn({ err }, 'live updates could not be followed')
      end()
    }
  })
}

function lastEventId(header: string | string[] | undefined): string | undefined {
  if (header === undefined || header === '') return undefined
  if (typeof header !== 'string' || header.length > 80)
    throw invalid('Last-Event-ID', 'is not an id of an event of this stream')
  return header
}

const frame = ({ position, id, name, subject, at }: LiveEvent) =>
  `id: ${position}\nevent: ${name}\ndata: ${JSON.stringify({ id, name, subject, at })}\n\n`

/**
 * An id without an event: how far the log is read, also where there was nothing for this listener to hear. Who comes back
 * resumes there instead of far behind. A comment where nothing was read keeps the line alive.
 */
const whereabouts = (events: LiveEvent[]) => {
  const last = events.at(-1)
  return last ? `id: ${last.position}\n\n` : ':\n\n'
}
