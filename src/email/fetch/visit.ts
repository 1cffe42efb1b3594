// What is done while a connection stands: new mail first, then the comparison, then old mail, little by little; and waiting.
import { arrive } from './arrive.ts'
import { compare, retryHopeless } from './compare.ts'
import type { Session } from './session.ts'
import * as store from './store.ts'
import { take } from './take.ts'
import { hopeless, inScope, type Task, type Visit } from './task.ts'
import { below, both, first, from, minus, none, sizeOf, type UidSet, uidSet, union } from './uid-set.ts'

/** When the mailbox is compared next; outlives connections, so that one that breaks each time is not kept busy by it. */
export interface Rounds {
  compareAt: number
}

export async function stay(task: Task, session: Session, rounds: Rounds, working: () => Promise<void>): Promise<void> {
  const visit = await arrive(task, session)
  let [old, well]: [UidSet | undefined, boolean] = [undefined, false]
  while (!task.stop.aborted) {
    await takeNew(visit)
    const due = visit.doubt || Date.now() >= rounds.compareAt
    if (due) {
      rounds.compareAt = Date.now() + task.pace.compare
      await compare(visit)
      old = undefined
    }
    old ??= await backlogOf(visit)
    const taken = await takeOld(visit, old)
    old = taken.left
    await inScope(visit, (scope) =>
      store.note(scope, { seen_at: task.runtime.clock.now(), backlog: sizeOf(taken.left) }),
    )
    if (!well) await working()
    well = true
    visit.progress.made = true
    if (due && taken.left.length === 0) await retryHopeless(visit)
    // What is old rests between messages; what is new is looked for between a few of these.
    const pause = taken.count > 0 ? 0 : task.pace.poll
    await session.waitForNews(Math.min(pause, Math.max(rounds.compareAt - Date.now(), 0)), task.stop)
  }
}

/** Never by flags: whatever has a higher number than all before. */
async function takeNew(visit: Visit): Promise<void> {
  const { session, numbers } = visit
  const grown = session.grown
  session.grown = false
  // `n:*` names the last message even if its number is below n (RFC 3501, 6.4.8).
  const found = from(await session.search({ uid: `${visit.last + 1}:*` }), visit.last + 1)
  // More messages than before, and twice none with a higher number: one came in below.
  if (grown && found.length === 0 && visit.quiet) visit.doubt = true
  visit.quiet = found.length === 0
  if (visit.quiet) return
  const known = await inScope(visit, (scope) => store.placed(scope, numbers, visit.last + 1))
  for (let left = found; left.length > 0 && !visit.stop.aborted; ) {
    const uids = first(left, visit.pace.batch)
    const fresh = first(minus(uidSet(uids), known), uids.length)
    const steady = first(minus(uidSet(fresh), hopeless(visit)), fresh.length)
    if (steady.length < fresh.length) visit.doubt = true
    if (steady.length > 0) await take(visit, steady)
    visit.last = Math.max(visit.last, ...uids)
    await inScope(visit, (scope) => store.advance(scope, numbers, visit.last))
    left = minus(left, uidSet(uids))
  }
}

async function backlogOf(visit: Visit): Promise<UidSet> {
  const wanted = below(visit.wanted, visit.boundary)
  const known = await inScope(visit, (scope) => store.placed(scope, visit.numbers))
  const left = minus(wanted, known)
  return left.length === 0 ? left : both(left, await visit.session.search({ all: true }))
}

/** So few that new mail waits for a second, and not for ten. */
const oldAtOnce = 20

async function takeOld(visit: Visit, backlog: UidSet): Promise<{ left: UidSet; count: number }> {
  const steady = minus(backlog, hopeless(visit))
  visit.asked = union(visit.asked, both(backlog, hopeless(visit)))
  const uids = first(steady, Math.min(visit.pace.batch, oldAtOnce))
  if (uids.length === 0) return { left: none, count: 0 }
  const doubt = visit.doubt
  await take(visit, uids)
  visit.asked = union(visit.asked, uidSet(uids))
  // What was not handed over comes again with the next comparison, and holds nothing else up.
  visit.doubt = doubt
  return { left: minus(steady, uidSet(uids)), count: uids.length }
}
