// Taking messages: from the server into the ledger, and only then onwards. A row stands before anything says that it does.
import { Readable } from 'node:stream'
import { ease } from './ease.ts'
import type { Body, Listed } from './session.ts'
import * as store from './store.ts'
import { chains, type Taken } from './taker.ts'
import { inScope, isLate, keyOf, type Visit } from './task.ts'

interface Row extends Taken {
  uid: number
}

/** `now`: somebody waits for it. `calmly`: it lay there for long, and people at the desk come first. */
type How = 'now' | 'calmly'

const headBytes = 64 * 1024
const oldAfter = 3 * 24 * 3600_000

/** What the server tells of a message; the same for as long as its number belongs to it (RFC 3501, 2.3.1.1). */
export const markOf = ({ size, at }: Pick<Listed, 'size' | 'at'>) => `${size} ${at?.getTime() ?? ''}`

/**
 * Takes these messages, lowest numbers first. Those that are gone meanwhile are left out; those that the server does not hand over
 * stay for the next comparison.
 * @returns how many stand in the ledger now, and how many of these it knew already
 */
export async function take(visit: Visit, uids: number[]): Promise<{ kept: number; known: number }> {
  const listed = (await visit.session.list(uids)).sort((a, b) => a.uid - b.uid)
  const there = new Set(listed.map(({ uid }) => uid))
  for (const uid of uids) if (!there.has(uid)) visit.trouble.delete(keyOf(visit, uid))
  let [kept, known] = [0, 0]
  const [old, fresh] = [listed.filter((one) => isOld(visit, one)), listed.filter((one) => !isOld(visit, one))]
  for (const [how, part] of [...inPortions(visit, fresh, 'now'), ...inPortions(visit, old, 'calmly')]) {
    const rows = await takePortion(visit, part, how)
    if (rows.length < part.length) visit.doubt = true
    kept += rows.length
    if (rows.length > 0) visit.progress.made = true
    known += rows.filter((row) => row.known).length
  }
  return { kept, known }
}

/** It lay there before the mailbox was added. */
const isOld = ({ boundary, createdAt }: Visit, { uid, at }: Listed) => uid < boundary && !isLate(at, createdAt)

const inPortions = (visit: Visit, listed: Listed[], how: How) =>
  [...portions(visit, listed)].map((part) => [how, part] as const)

/** Fetched at once: so many, and so many bytes. What once broke the connection comes alone. */
function* portions(visit: Visit, listed: Listed[]): Generator<Listed[]> {
  let part: Listed[] = []
  let bytes = 0
  for (const message of listed) {
    const alone = visit.trouble.size > 0
    const more = Math.max(1000, Math.min(message.size, visit.pace.window))
    if (part.length > 0 && (alone || part.length >= visit.pace.batch || bytes + more > mostAtOnce)) {
      yield part
      part = []
      bytes = 0
    }
    part.push(message)
    bytes += more
  }
  if (part.length > 0) yield part
}

const mostAtOnce = 4 * 1024 * 1024

async function takePortion(visit: Visit, listed: Listed[], how: How): Promise<Row[]> {
  const rows = await troubled(visit, listed, async () => {
    const bodies = new Map((await visit.session.bodies(listed)).map((body) => [body.uid, body]))
    const one = async (message: Listed) => {
      const body = bodies.get(message.uid)
      return body && keep(visit, message, body)
    }
    if (how === 'calmly') {
      const calm: Row[] = []
      for (const message of listed) {
        const row = await ease(visit.pace.backlogPerSecond, visit.stop, () => one(message))
        if (row) calm.push(row)
      }
      return calm
    }
    const kept = listed.map(one)
    // All of them end before the first failure is told: nothing is left running behind.
    const settled = await Promise.allSettled(kept)
    const failed = settled.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
    return settled.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
  })
  const marks = listed.map((message) => ({ uid: message.uid, mark: markOf(message) }))
  await inScope(visit, (scope) => store.mark(scope, visit.numbers, marks))
  await onward(visit, rows, how)
  return rows
}

/** Remembers which messages were on their way when the connection broke; alone, one that does so each time is found out. */
async function troubled<T>(visit: Visit, listed: Listed[], fetch: () => Promise<T>): Promise<T> {
  try {
    const answer = await fetch()
    for (const { uid } of listed) visit.trouble.delete(keyOf(visit, uid))
    return answer
  } catch (error) {
    if (!visit.stop.aborted)
      for (const { uid } of listed) {
        const key = keyOf(visit, uid)
        // In company nobody knows who it was.
        visit.trouble.set(key, (visit.trouble.get(key) ?? 0) + (listed.length === 1 ? 1 : 0))
      }
    throw error
  }
}

async function keep(visit: Visit, message: Listed, { bytes }: Body): Promise<Row | undefined> {
  // NIL where there should be something: the server has lost it, or cannot read it now.
  if (bytes === null && message.size > 0) return undefined
  const start = bytes ?? Buffer.alloc(0)
  const { window } = visit.pace
  // Whole, as far as the server says; or all of it, from one that ignores windows.
  if ((start.length >= message.size && start.length < window) || start.length > window)
    return visit.gate(() => enter(visit, message, start, Readable.from([start])))
  // What is long in coming holds nobody else up: it takes no place at the gate.
  return keepLong(visit, message, start)
}

/** A message of many windows, or of fewer bytes than the server said: as a stream, never in memory as a whole. */
async function keepLong(visit: Visit, message: Listed, start: Buffer): Promise<Row | undefined> {
  const { window } = visit.pace
  let gone = false
  async function* windows() {
    yield start
    let from = start.length
    for (let part = start; part.length === window || from < message.size; from += part.length) {
      const next = await visit.session.window(message.uid, from)
      if (next === null) {
        gone = true
        throw new Error('it was taken away while it was fetched')
      }
      if (next.length === 0) return
      part = next
      yield part
      if (from > mostBytes) throw new Error('it has no end')
    }
  }
  try {
    return await enter(visit, message, start, Readable.from(windows(), { objectMode: false }))
  } catch (error) {
    if (gone) return undefined
    throw error
  }
}

const mostBytes = 160 * 1024 * 1024

async function enter(visit: Visit, message: Listed, head: Buffer, raw: Readable): Promise<Row> {
  const { runtime, tenant, mailbox, numbers } = visit
  const { uid, at } = message
  const aged = at !== null && runtime.clock.now().getTime() - at.getTime() > oldAfter
  const before = isOld(visit, message)
  const kept = await visit.keep(runtime, {
    tenant,
    mailbox,
    source: 'imap',
    place: { ...numbers, uid: String(uid) },
    envelope: null,
    raw,
    old: aged || before,
    ...(before && { onlyKept: tooOld(visit, at) }),
  })
  return { ...kept, uid, head: head.subarray(0, headBytes) }
}

/** Why it becomes no ticket, or null. Counted from when the mailbox was added, so that the answer stays the same. */
function tooOld({ incoming: { ticketsFromDays: days }, createdAt }: Visit, at: Date | null): string | null {
  if (days === null) return null
  if (days === 0) return 'It lay in the mailbox before the desk did, and none of that was to become tickets.'
  const limit = createdAt.getTime() - days * 24 * 3600_000
  return at !== null && at.getTime() < limit
    ? `It is older than the ${days} days before the mailbox was added of which mail was to become tickets.`
    : null
}

/** They stand in the ledger: the rest may fail without harm, and is made up for by the clock. */
async function onward(visit: Visit, rows: Row[], how: How) {
  const { incoming, session, runtime, tenant } = visit
  if (incoming.afterwards === 'markRead' && rows.length > 0 && session.marksPossible)
    await session.markRead(rows.map(({ uid }) => uid)).catch((err) => {
      runtime.log.debug({ err, mailbox: visit.mailbox }, 'messages could not be marked as read')
    })
  const fresh = rows.filter(({ known }) => !known).sort((a, b) => a.uid - b.uid)
  const work = ({ id, row, bytes }: Taken) =>
    visit
      .gate(() => visit.work(runtime, tenant, id, { row, bytes }))
      .catch((err) => runtime.log.error({ err, mail: id }, 'a mail waits for another try'))
  if (how === 'calmly') for (const row of fresh) await ease(visit.pace.backlogPerSecond, visit.stop, () => work(row))
  else
    await Promise.all(
      chains(fresh).map(async (chain) => {
        for (const row of chain) await work(row)
      }),
    )
}
