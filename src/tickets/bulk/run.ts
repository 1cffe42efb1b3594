// The job behind a bulk change: one ticket after the other, each in a transaction of its own that also says what became of it.
// Killed in between, it goes on with the next one that has no result.
import { setTimeout as wait } from 'node:timers/promises'
import { actorOf, keyExists } from '../../directory/index.ts'
import { type Actor, type Announcement, type Context, theDesk } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { act, type Runtime } from '../../platform/events.ts'
import type { LongFollowUp } from '../../platform/reactions.ts'
import * as itemStore from './items.store.ts'
import { changeOne } from './one.ts'
import { heard } from './start.ts'
import * as store from './store.ts'
import { undoOne } from './undo-one.ts'

/** What a person waits for goes before what takes minutes: each has a line of its own. */
const small = 200

const lane = (name: string, mine: (tickets: number) => boolean): LongFollowUp => ({
  name,
  on: ['bulk_change.started', 'bulk_change.retried'],
  async work(runtime, tenant, event, stop) {
    if (mine(Number(event.changes?.tickets))) await workThrough({ runtime, tenant, event, stop })
  },
})

export const bulkFollowUps = [
  lane('tickets.bulk-changes', (tickets) => tickets <= small),
  lane('tickets.large-bulk-changes', (tickets) => tickets > small),
]

type Changing = (ctx: Context, ticket: string) => Promise<itemStore.Result>

interface Job {
  runtime: Runtime
  tenant: string
  event: Announcement
  stop: AbortSignal
}

async function workThrough(job: Job): Promise<void> {
  const id = job.event.subject.id
  const bulk = await byDesk(job, async (ctx) => {
    await store.move(ctx, id, ['waiting'], 'running')
    return store.find(ctx, id, undefined)
  })
  if (bulk?.state !== 'running') return
  const undone = bulk.undoes_id
    ? await byDesk(job, (ctx) => store.find(ctx, bulk.undoes_id as string, undefined))
    : undefined
  const changing: Changing = (ctx, ticket) =>
    undone ? undoOne(ctx, undone, ticket) : changeOne(ctx, bulk.change ?? {}, ticket)
  for (;;) {
    const positions = await byDesk(job, (ctx) => itemStore.waiting(ctx, id, 100))
    if (positions.length === 0) break
    for (const position of positions) {
      job.stop.throwIfAborted()
      const began = performance.now()
      await doOne(job, bulk, position, changing)
      // Half of the time belongs to everybody else.
      if (bulk.tickets > small) await wait(performance.now() - began)
    }
    if (!(await stillRuns(job, id))) return
  }
  await byDesk(job, (ctx) => finish(ctx, bulk))
}

const byDesk = <T>({ runtime, tenant, event }: Job, run: (ctx: Context) => Promise<T>) =>
  act(runtime, { tenant, actor: theDesk, causedBy: event }, run)

const stillRuns = (job: Job, id: string) =>
  byDesk(job, async (ctx) => (await store.find(ctx, id, undefined))?.state === 'running')

async function doOne(job: Job, bulk: store.BulkRow, position: number, changing: Changing): Promise<void> {
  const { runtime, tenant, event } = job
  const via = bulk.via_kind && bulk.via_id ? { kind: bulk.via_kind, id: bulk.via_id } : undefined
  runtime.disk.refuseWhenFull()
  try {
    await act(runtime, { tenant, actor: theDesk, causedBy: event, via }, async (ctx) => {
      const claimed = await itemStore.claim(ctx, bulk.id, position)
      if (!claimed) return
      const result = await changing(ctx.as(await whoActs(ctx, bulk)), claimed.ticket)
      await itemStore.note(ctx, bulk.id, position, result)
    })
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error // nobody's fault: the job waits and goes on
    if (!(error instanceof DeskError))
      runtime.log.error({ err: error, bulk: bulk.id, position }, 'a ticket of a bulk change failed unexpectedly')
    await byDesk(job, (ctx) => itemStore.note(ctx, bulk.id, position, { outcome: 'failed', reason, changes: null }))
  }
}

/** With what they may do now, and no more than they could do when they started it: a key has scopes. */
async function whoActs(ctx: Context, { by, via_kind, via_id, permissions }: store.BulkRow): Promise<Actor> {
  if (via_kind === 'api_key' && !(await keyExists(ctx, via_id as string)))
    throw new DeskError('unauthenticated', 'The API key that started this was revoked.')
  const actor = await actorOf(ctx, by.id)
  if (!actor.permissions.has('tickets.work'))
    throw new DeskError('forbidden', `${by.name} lacks the permission tickets.work by now.`)
  const within = [...actor.permissions].filter((permission) => permissions.includes(permission))
  return { ...actor, permissions: new Set(within) }
}

function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof DeskError))
    return 'Something unexpected went wrong; whoever runs the desk finds it in its log.'
  if (error.code === 'unavailable') return undefined
  return error.message.replace(/ Nothing was changed\.$/, '').slice(0, 1000)
}

async function finish(ctx: Context, bulk: store.BulkRow): Promise<void> {
  if (!(await store.move(ctx, bulk.id, ['running'], 'done'))) return
  const { changed, unchanged, failed } = (await store.counts(ctx, [bulk.id])).get(bulk.id) as store.Counts
  await ctx.record({
    name: 'bulk_change.finished',
    subject: { kind: 'bulk_change', id: bulk.id },
    changes: { tickets: bulk.tickets, changed, unchanged, failed },
    audience: heard(bulk.by.id),
  })
}
