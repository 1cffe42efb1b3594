// Opening the folder, and finding out what its numbers mean. UIDs are good within one UIDVALIDITY of one folder of one account
// (RFC 3501, 2.3.1.1); whenever any of these is another one, everything there is compared with the ledger anew.
import type { Session } from './session.ts'
import * as store from './store.ts'
import { markOf } from './take.ts'
import { inScope, isLate, type Task, type Visit } from './task.ts'
import { below, formatUids, none, parseUids, type UidSet, uidSet, union } from './uid-set.ts'

export async function arrive(task: Task, session: Session): Promise<Visit> {
  const { incoming } = task
  await session.open(incoming.folder)
  const numbers = { folder: incoming.folder, uidvalidity: session.uidValidity }
  const source = `${incoming.user} at ${incoming.host}:${incoming.port}`
  const state = await inScope(task, store.stateOf)
  if (!state) throw new Error('the mailbox was removed')
  const visit: Visit = {
    ...task,
    session,
    numbers,
    boundary: Number(state.boundary ?? session.uidNext),
    wanted: parseUids(state.wanted),
    last: Number(state.last_uid ?? 0),
    quiet: true,
    asked: none,
    doubt: false,
    marksLie: false,
  }
  const same = state.source === source && state.folder === numbers.folder && state.uidvalidity === numbers.uidvalidity
  const began = { source, ...numbers, took_over: incoming.takeOver, uidnext: String(session.uidNext) }
  if (!same) {
    const first = state.since === null
    visit.boundary = session.uidNext
    visit.last = session.uidNext - 1
    visit.wanted = first ? await atFirst(visit) : await anew(visit)
    await inScope(task, (scope) =>
      store.note(scope, {
        ...began,
        last_uid: String(visit.last),
        boundary: String(visit.boundary),
        wanted: formatUids(visit.wanted),
        ...(first && { since: task.createdAt }),
      }),
    )
    visit.doubt = true
  } else {
    if (state.took_over !== incoming.takeOver) {
      visit.wanted = union(visit.wanted, below(await atFirst(visit), visit.boundary))
      await inScope(task, (scope) => store.note(scope, { ...began, wanted: formatUids(visit.wanted) }))
      visit.doubt = true
    }
    // It gives numbers to other messages that were given out already.
    if (session.uidNext < Number(state.uidnext ?? 0)) {
      await reused(visit, await session.search({ all: true }))
      visit.last = Math.min(visit.last, session.uidNext - 1)
      await inScope(task, (scope) =>
        store.note(scope, { uidnext: String(session.uidNext), last_uid: String(visit.last) }),
      )
      visit.doubt = true
    }
  }
  return visit
}

/** Of what lies there already: what the setting says, and whatever came after the mailbox was added. */
async function atFirst(visit: Visit): Promise<UidSet> {
  const { takeOver } = visit.incoming
  if (takeOver === 'everything') return visit.session.search({ all: true })
  const since = await arrivedSince(visit)
  return takeOver === 'unread' ? union(since, await visit.session.search({ seen: false })) : since
}

async function arrivedSince(visit: Visit): Promise<UidSet> {
  const { session, createdAt } = visit
  if (session.there === 0) return none
  // Servers search by day, and by their own.
  const days = await session.search({ since: new Date(createdAt.getTime() - 24 * 3600_000) })
  const found: number[] = []
  for (const uids of slices(days, 500))
    for (const { uid, at } of await session.list(uids)) if (isLate(at, createdAt)) found.push(uid)
  return uidSet(found)
}

/**
 * The mailbox was rebuilt, moved, or is another one. Messages that the ledger knows by Message-ID and size get their new places; what
 * it does not know and came after the mailbox was added is fetched, and its bytes decide.
 */
async function anew(visit: Visit): Promise<UidSet> {
  const { session, numbers, createdAt, incoming } = visit
  const wanted: number[] = []
  for (const uids of slices(await session.search({ all: true }), 500)) {
    const listed = await session.list(uids, true)
    await inScope(visit, async (scope) => {
      const marks = new Map((await store.marksOf(scope, numbers, uids)).map(({ uid, mark }) => [uid, mark]))
      const others = listed.filter((one) => marks.has(one.uid) && marks.get(one.uid) !== markOf(one))
      await store.forget(
        scope,
        numbers,
        others.map(({ uid }) => uid),
      )
      const left = listed.filter((one) => marks.get(one.uid) !== markOf(one))
      const ids = left.flatMap(({ messageId }) => messageId ?? [])
      const known = new Map((await store.known(scope, ids)).map((row) => [`${row.header_id} ${row.size}`, row.id]))
      const places = left.flatMap((one) => {
        const mail = known.get(`${one.messageId} ${one.size}`)
        return mail ? [{ uid: one.uid, mail, mark: markOf(one) }] : []
      })
      await store.place(scope, numbers, places)
    })
    const late = listed.filter(({ at }) => incoming.takeOver === 'everything' || isLate(at, createdAt))
    wanted.push(...late.map(({ uid }) => uid))
  }
  const places = await inScope(visit, (scope) => store.placed(scope, numbers))
  return union(uidSet(wanted), below(places, visit.boundary))
}

/** Finds numbers that belong to other messages than the ledger thinks; these are fetched then. @returns how many */
export async function reused(visit: Visit, set: UidSet): Promise<number> {
  const { session, numbers } = visit
  let count = 0
  for (const uids of slices(set, 500)) {
    const marks = await inScope(visit, (scope) => store.marksOf(scope, numbers, uids))
    const now = new Map((await session.list(marks.map(({ uid }) => uid))).map((one) => [one.uid, markOf(one)]))
    const unmarked = marks.flatMap(({ uid, mark }) => {
      const is = now.get(uid)
      return mark === null && is !== undefined ? [{ uid, mark: is }] : []
    })
    const others = marks.filter(({ uid, mark }) => mark !== null && now.has(uid) && now.get(uid) !== mark)
    await inScope(visit, async (scope) => {
      await store.mark(scope, numbers, unmarked)
      await store.forget(
        scope,
        numbers,
        others.map(({ uid }) => uid),
      )
    })
    // Below the boundary only what is wanted is fetched again; a reused number is.
    visit.wanted = union(visit.wanted, below(uidSet(others.map(({ uid }) => uid)), visit.boundary))
    count += others.length
  }
  return count
}

function* slices(set: UidSet, size: number): Generator<number[]> {
  let slice: number[] = []
  for (const [first, last] of set)
    for (let uid = first; uid <= last; uid++) {
      slice.push(uid)
      if (slice.length < size) continue
      yield slice
      slice = []
    }
  if (slice.length > 0) yield slice
}
