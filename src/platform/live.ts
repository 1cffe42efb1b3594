// Live updates. Events are followed in the database, so that several desk processes tell the same story; a notification only
// says "look now". The log is read by (writing transaction, id) and never past a transaction that may still be running,
// so that nothing is skipped when commits overtake each other.

import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from './database/database.ts'
import type { Log } from './log.ts'

export interface LiveEvent {
  /** `<xid>:<event id>`, the value of Last-Event-ID. */
  position: string
  id: string
  name: string
  subject: { kind: string; id: string }
  audience: string[]
  at: string
}

export interface Listener {
  /** Called with each batch, in order. `missed`: too much happened meanwhile, everything has to be read again. */
  hear(events: LiveEvent[], missed: boolean): Promise<void>
  /** Told once it has heard what it asked for: from this position on it hears everything. */
  joined(position: string): void
}

interface Tail {
  position: Position
  listeners: Set<Listener>
  /** How many are about to listen: it is not given up under them. */
  joining: number
  /** Reading and subscribing take turns. */
  turn: Promise<void>
  wanted: boolean
}

interface Position {
  xid: string
  id: string
}

export interface Live {
  /** Something was committed here. `directory`: who may do what may have changed. */
  announce(tenant: string, directory: boolean): void
  listen(tenant: string, after: string | undefined, listener: Listener): Promise<() => void>
  listeners(): number
  stop(): Promise<void>
}

const channel = 'mendbook'
const zero = '00000000-0000-0000-0000-000000000000'
const mostReplayed = 1000
/** ms between what happened and telling the other processes, and between two tellings. */
const [soon, apart] = [15, 100]

/** @param onDirectory another process changed who may do what; without a tenant: notifications may have been lost */
export function followEvents(database: Database, log: Log, onDirectory: (tenant?: string) => void): Live {
  const tails = new Map<string, Tail>()
  const pending = new Map<string, boolean>()
  let sending: NodeJS.Timeout | undefined
  let told = 0
  let stopped = false
  const ear = openEar(database, log, {
    heard(payload) {
      for (const [tenant, directory] of Object.entries(payload)) {
        if (directory) onDirectory(tenant)
        look(tenant)
      }
    },
    reconnected() {
      onDirectory()
      for (const tenant of tails.keys()) look(tenant)
    },
  })
  // Whatever a lost notification or a long transaction held back.
  const rounds = setInterval(() => [...tails.keys()].forEach(look), 2000)
  rounds.unref()

  function tell() {
    sending = undefined
    told = performance.now()
    ear.tell(Object.fromEntries(pending))
    pending.clear()
  }

  function look(tenant: string) {
    const tail = tails.get(tenant)
    if (!tail || tail.wanted || stopped) return
    tail.wanted = true
    tail.turn = tail.turn
      .then(() => {
        tail.wanted = false
        return drain(tenant, tail)
      })
      .catch((err) => log.warn({ err }, 'live updates could not be read; they are tried again'))
  }

  async function drain(tenant: string, tail: Tail) {
    for (;;) {
      const { events, held } = await readAfter(database, tenant, tail.position, 500)
      const last = events.at(-1)
      if (last) {
        tail.position = parsePosition(last.position) as Position
        await Promise.all([...tail.listeners].map((listener) => listener.hear(events, false)))
      }
      if (held) setTimeout(() => look(tenant), 30).unref()
      if (events.length < 500) return
    }
  }

  async function join(tenant: string, tail: Tail, after: string | undefined, listener: Listener) {
    await drain(tenant, tail)
    const from = after === undefined ? undefined : parsePosition(after)
    if (after !== undefined && !from) await listener.hear([], true)
    if (from) {
      const { events } = await readAfter(database, tenant, from, mostReplayed + 1, tail.position)
      const missed = events.length > mostReplayed
      await listener.hear(missed ? [] : events, missed)
    }
    tail.listeners.add(listener)
    listener.joined(textOf(tail.position))
  }

  function giveUp(tenant: string, tail: Tail) {
    if (tail.listeners.size === 0 && tail.joining === 0 && tails.get(tenant) === tail) tails.delete(tenant)
  }

  return {
    announce(tenant, directory) {
      look(tenant)
      pending.set(tenant, directory || (pending.get(tenant) ?? false))
      // Not inside the transaction: a NOTIFY makes every commit of the database queue behind the one before. Soon after a quiet time,
      // and not more often than people notice when much is going on.
      sending ??= setTimeout(tell, Math.max(soon, told + apart - performance.now()))
    },
    async listen(tenant, after, listener) {
      const tail = tails.get(tenant) ?? {
        position: await headOf(database, tenant),
        listeners: new Set(),
        joining: 0,
        turn: Promise.resolve(),
        wanted: false,
      }
      tails.set(tenant, tails.get(tenant) ?? tail)
      const ours = tails.get(tenant) as Tail
      ours.joining++
      const joined = ours.turn.then(() => join(tenant, ours, after, listener))
      ours.turn = joined.catch(() => undefined)
      await joined.finally(() => {
        ours.joining--
        giveUp(tenant, ours)
      })
      return () => {
        ours.listeners.delete(listener)
        giveUp(tenant, ours)
      }
    },
    listeners: () => [...tails.values()].reduce((sum, tail) => sum + tail.listeners.size, 0),
    async stop() {
      stopped = true
      clearInterval(rounds)
      clearTimeout(sending)
      await ear.close()
    },
  }
}

async function headOf(database: Database, tenant: string): Promise<Position> {
  return database.inTenant(
    tenant,
    async (db) => {
      const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(
        db,
      )
      return { xid: rows[0]?.xid ?? '0', id: zero }
    },
    { readOnly: true },
  )
}

interface EventRow {
  xid: string
  id: string
  name: string
  subject_kind: string
  subject: string
  audience: string[]
  at: Date
}

/** What happened long ago in another desk is no news. `held`: there is more, written by a transaction that is not certain to be over yet. */
async function readAfter(database: Database, tenant: string, after: Position, limit: number, upTo?: Position) {
  return database.inTenant(
    tenant,
    async (db) => {
      const edge = upTo
        ? sql`(${upTo.xid}::xid8, ${upTo.id}::uuid)`
        : sql`('18446744073709551615'::xid8, ${zero}::uuid)`
      const { rows } = await sql<
        EventRow & { certain: boolean }
      >`select xid::text as xid, id, name, subject_kind, subject, audience, at,
          xid < pg_snapshot_xmin(pg_current_snapshot()) as certain
        from event where tenant_id = ${tenant} and actor_kind <> 'imported' and (xid, id) > (${after.xid}::xid8, ${after.id}::uuid) and (xid, id) <= ${edge}
        order by event.xid, event.id limit ${limit}`.execute(db)
      const uncertain = rows.findIndex((row) => !row.certain)
      const certain = uncertain < 0 ? rows : rows.slice(0, uncertain)
      return { events: certain.map(present), held: uncertain >= 0 }
    },
    { readOnly: true },
  )
}

const present = ({ xid, id, name, subject_kind, subject, audience, at }: EventRow): LiveEvent => ({
  position: textOf({ xid, id }),
  id,
  name,
  subject: { kind: subject_kind, id: subject },
  audience,
  at: at.toISOString(),
})

const textOf = ({ xid, id }: Position) => `${xid}:${id}`

function parsePosition(text: string): Position | undefined {
  const match = /^(\d{1,20}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text)
  // A transaction id has 64 bits; more digits than that were never ours.
  return match && BigInt(match[1] as string) < 2n ** 64n
    ? { xid: match[1] as string, id: match[2] as string }
    : undefined
}

interface Hearing {
  heard(payload: Record<string, boolean>): void
  reconnected(): void
}

/** One connection that listens, opened again whenever it breaks. */
function openEar(database: Database, log: Log, hearing: Hearing) {
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined
  async function connect(first: boolean) {
    const next = new pg.Client({
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
      ...database.connection,
      application_name: 'mendbook-live',
      keepAlive: true,
      pipeline: true,
    })
    const again = () => {
      if (client !== next && client !== undefined) return
      client = undefined
      if (!closed && !retry)
        retry = setTimeout(() => {
          retry = undefined
          void connect(false)
        }, 1000)
      retry?.unref()
    }
    next.on('error', again)
    next.on('end', again)
    next.on('notification', ({ payload }) => {
      try {
        hearing.heard(JSON.parse(payload ?? '{}'))
      } catch (err) {
        log.warn({ err }, 'a notification could not be understood')
      }
    })
    try {
      await next.connect()
      client = next
      // What is told is kept nowhere, so that nobody has to wait for the disk because of it.
      await next.query(`set synchronous_commit = off; listen ${channel}`)
      if (closed) await next.end()
      else if (!first) hearing.reconnected()
    } catch {
      next.removeAllListeners('end')
      await next.end().catch(() => undefined)
      again()
    }
  }
  const ready = connect(true)
  return {
    tell(payload: Record<string, boolean>) {
      const tenants = Object.entries(payload)
      // A notification holds 8,000 bytes.
      for (let i = 0; i < tenants.length; i += 100) {
        const part = JSON.stringify(Object.fromEntries(tenants.slice(i, i + 100)))
        client?.query('select pg_notify($1, $2)', [channel, part]).catch(() => undefined)
      }
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await ready
      await client?.end().catch(() => undefined)
    },
  }
}
