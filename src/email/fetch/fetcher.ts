// The life of one mailbox: it is taken for this process, connected, stayed with, and connected again after whatever went wrong.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { audience } from '../../platform/audience.ts'
import { explain } from './explain.ts'
import { Session } from './session.ts'
import type { Account } from './settings.ts'
import * as store from './store.ts'
import { asDesk, inScope, type Task } from './task.ts'
import { type Rounds, stay } from './visit.ts'

/** Resolves when it was told to stop and has let go. */
export async function fetchFor(task: Task, account: Account): Promise<void> {
  const fetcher = randomUUID()
  const rounds: Rounds = { compareAt: 0 }
  let failures = 0
  while (!task.stop.aborted) {
    const pause = await once(task, account, fetcher, rounds).then(
      (mine) => {
        if (mine) failures = 0
        // Another desk has it: look now and then whether it still does.
        return mine ? 0 : task.pace.lease / 4
      },
      async (error) => {
        failures = task.progress.made ? 1 : failures + 1
        await fail(task, error, failures).catch((err) =>
          task.runtime.log.warn({ err, mailbox: task.mailbox }, 'that a mailbox fails could not be noted'),
        )
        return Math.min(task.pace.retry * 2 ** Math.min(failures - 1, 20), task.pace.longestRetry)
      },
    )
    // Many mailboxes of one server do not come back in the same instant.
    if (pause > 0)
      await wait(pause * (0.75 + Math.random() / 2), undefined, { signal: task.stop }).catch(() => undefined)
  }
  await inScope(task, (scope) => store.release(scope, fetcher)).catch(() => undefined)
}

/** One connection, from its beginning to its end. Answers false when another process has the mailbox. */
async function once(task: Task, account: Account, fetcher: string, rounds: Rounds): Promise<boolean> {
  const { lease } = task.pace
  task.progress.made = false
  if (!(await inScope(task, (scope) => store.lease(scope, fetcher, lease)))) return false
  let session: Session | undefined
  const lost = new AbortController()
  // Told also when it was told before: the stop may have come while the lease was asked for.
  const over = AbortSignal.any([task.stop, lost.signal])
  const renewing = setInterval(() => {
    inScope(task, (scope) => store.lease(scope, fetcher, lease)).then(
      (mine) => mine || lost.abort(),
      (err) => task.runtime.log.warn({ err, mailbox: task.mailbox }, 'the hold on a mailbox was not renewed'),
    )
  }, lease / 3)
  over.addEventListener('abort', () => session?.close())
  try {
    if (over.aborted) return true
    session = await Session.connect(account, task.pace)
    if (over.aborted) return true
    await stay({ ...task, stop: over }, session, rounds, () => recover(task))
    return true
  } catch (error) {
    if (over.aborted) return true
    throw error
  } finally {
    clearInterval(renewing)
    if (!over.aborted) await session?.end()
    session?.close()
  }
}

/** From so many on in a row, also what might have been a moment's trouble is told. */
const patience = 3

async function fail(task: Task, error: unknown, failures: number): Promise<void> {
  const { problem, hint, lasting } = explain(error, { ...task.incoming })
  task.runtime.log.warn({ err: error, mailbox: task.mailbox, failures }, 'a mailbox could not be fetched')
  if (!lasting && failures < patience) return
  await asDesk(task, async (ctx) => {
    const scope = { db: ctx.db, tenant: ctx.tenant, mailbox: task.mailbox }
    const state = await store.stateOf(scope)
    if (!state) return
    await store.note(scope, { problem: `${problem} ${hint}`, failing_since: state.failing_since ?? ctx.now })
    if (state.failing_since) return
    await ctx.record({
      name: 'mailbox.failing',
      subject: { kind: 'mailbox', id: task.mailbox },
      changes: { problem },
      audience: [audience.agents],
    })
  })
}

/** It works: told when it was told that it did not. */
async function recover(task: Task): Promise<void> {
  await asDesk(task, async (ctx) => {
    const scope = { db: ctx.db, tenant: ctx.tenant, mailbox: task.mailbox }
    const state = await store.stateOf(scope)
    await store.note(scope, { problem: null, failing_since: null, seen_at: ctx.now })
    if (!state?.failing_since) return
    await ctx.record({
      name: 'mailbox.recovered',
      subject: { kind: 'mailbox', id: task.mailbox },
      changes: { failing: [state.failing_since.toISOString(), null] },
      audience: [audience.agents],
    })
  })
}
