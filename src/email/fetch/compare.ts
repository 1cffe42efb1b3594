// Every few minutes the mailbox is compared with the ledger, message by message: what lies there and is not known is fetched, by
// whatever way it was missed. What cannot be fetched is counted, and told once. After a restore of the database this reads the
// mailbox again as a redo log.
import { audience } from '../../platform/audience.ts'
import { reused } from './arrive.ts'
import * as store from './store.ts'
import { take } from './take.ts'
import { asDesk, hopeless, inScope, type Visit } from './task.ts'
import { below, both, first, formatUids, from, minus, newest, sizeOf, type UidSet, uidSet, union } from './uid-set.ts'

/** The newest messages are looked at, in case their numbers were given to others. */
const looked = 500

export async function compare(visit: Visit): Promise<void> {
  const { session, incoming } = visit
  const before = visit.numbers.uidvalidity
  await session.open(incoming.folder)
  if (session.uidValidity !== before) throw new NumbersChanged('the numbers of the mailbox changed')
  session.grown = false
  visit.doubt = false
  const there = await session.search({ all: true })
  await checkMarks(visit, there)
  const missing = minus(from(there, visit.boundary), await places(visit))
  for (let left = minus(missing, hopeless(visit)); left.length > 0; ) {
    const uids = first(left, visit.pace.batch)
    await take(visit, uids)
    left = minus(left, uidSet(uids))
  }
  await count(visit)
  visit.doubt = false
}

/** What broke the connection again and again gets another try, when all else is done: each may break it once more. */
export async function retryHopeless(visit: Visit): Promise<void> {
  for (const uid of first(hopeless(visit), 100)) await take(visit, [uid])
}

/** To be met by connecting anew: everything is compared then. */
export class NumbersChanged extends Error {}

const places = (visit: Visit) => inScope(visit, (scope) => store.placed(scope, visit.numbers))

async function checkMarks(visit: Visit, there: UidSet) {
  if (visit.marksLie) return
  const wanted = visit.wanted
  const changed = await reused(visit, uidSet(newest(both(there, await places(visit)), looked)))
  if (changed === 0) return
  const missing = minus(both(there, union(from(there, visit.boundary), visit.wanted)), await places(visit))
  let [kept, known] = [0, 0]
  for (let left = missing; left.length > 0; ) {
    const uids = first(left, visit.pace.batch)
    const taken = await take(visit, uids)
    kept += taken.kept
    known += taken.known
    left = minus(left, uidSet(uids))
  }
  visit.marksLie = kept > 0 && known === kept
  if (wanted !== visit.wanted) await inScope(visit, (scope) => store.note(scope, { wanted: formatUids(visit.wanted) }))
}

/** Counts anew, because messages come and go meanwhile, and tells when something stays that the ledger does not know. */
async function count(visit: Visit) {
  const { session, runtime } = visit
  const there = await session.search({ all: true })
  const known = await places(visit)
  const fresh = from(there, visit.boundary)
  const old = both(below(there, visit.boundary), visit.wanted)
  const left = minus(old, known)
  const lost = union(minus(fresh, known), both(left, visit.asked))
  const backlog = sizeOf(minus(left, visit.asked))
  const total = sizeOf(fresh) + sizeOf(old) - backlog
  const now = runtime.clock.now()
  await asDesk(visit, async (ctx) => {
    const scope = { db: ctx.db, tenant: ctx.tenant, mailbox: visit.mailbox }
    const state = await store.stateOf(scope)
    const differs = lost.length > 0
    await store.note(scope, {
      counted_at: now,
      there: total,
      known: total - sizeOf(lost),
      backlog,
      uidnext: String(Math.max(session.uidNext, Number(state?.uidnext ?? 0))),
      differs_since: differs ? (state?.differs_since ?? now) : null,
    })
    if (!state || differs === (state.differs_since !== null)) return
    await ctx.record({
      name: differs ? 'mailbox.differs' : 'mailbox.agreed',
      subject: { kind: 'mailbox', id: visit.mailbox },
      changes: { there: total, known: total - sizeOf(lost) },
      audience: [audience.agents],
    })
  })
}
