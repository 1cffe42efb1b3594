// What is done about an import in the background. Every part is one short transaction that also says how far it is, so a desk that
// ends in the middle goes on there, and nothing comes in twice.
import { isDatabaseGone } from '../../../platform/database/failures.ts'
import { DeskError } from '../../../platform/errors.ts'
import { briefly } from '../../../platform/events.ts'
import type { LongFollowUp } from '../../../platform/reactions.ts'
import { takeBack } from '../undo/work.ts'
import { bring } from './bring.ts'
import * as rows from './row.store.ts'
import * as store from './run.store.ts'
import { nameRows, stage } from './stage.ts'
import { type Step, Stopping, stepsOf } from './step.ts'
import { add, emptyOutcome } from './tally.ts'
import { announce, remembered } from './upload.ts'

const MOST_TICKETS = 400
/** Longer than this, and the next part is made smaller: others wait for it. */
const LONG_MS = 700
const TELL_EVERY_MS = 1000

export const workOnImport: LongFollowUp = {
  name: 'tickets.import',
  on: ['import.uploaded', 'import.renamed', 'import.started', 'import.undo_started'],
  async work(runtime, tenant, event, stop) {
    const step = stepsOf(runtime, tenant, event, stop)
    const { id } = event.subject
    const run = await step((ctx) => store.find(ctx, id))
    if (!run) return
    if (run.state === 'reading') return readFile(step, run)
    if (run.state === 'checking' || run.state === 'importing') return importAll(step, run)
    if (run.state === 'undoing') return takeBack(step, run)
  },
}

async function readFile(step: Step, run: store.RunRow): Promise<void> {
  try {
    if (run.file) await stage(step, run)
    else await nameRows(step, run.id)
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'invalid') throw error
    // What is wrong is the file, and trying again does not cure it.
    await step(async (ctx) => {
      await store.update(ctx, run.id, { state: 'stopped', error: error.message, file: null })
      await announce(ctx, 'import.read', run.id, run.by_id)
    })
  }
}

async function importAll(step: Step, { id, by_id }: store.RunRow): Promise<void> {
  let size = 100
  let told = 0
  for (;;) {
    const began = Date.now()
    const tell = began - told >= TELL_EVERY_MS
    const result = await part(step, id, size, tell)
    if (result === 'over') break
    if (typeof result === 'object') {
      await onePerStep(step, id, size)
      continue
    }
    if (tell) told = began
    const took = Date.now() - began
    if (took > LONG_MS) size = Math.max(5, Math.floor(size / 2))
    else if (took < LONG_MS / 3) size = Math.min(MOST_TICKETS, size * 2)
  }
  await finish(step, id, by_id)
}

/** One ticket at a time where some of them do not go in together: the one that does not is told, the others are not held up. */
async function onePerStep(step: Step, id: string, tickets: number): Promise<void> {
  for (let left = tickets; left > 0; left -= 1) {
    const result = await part(step, id, 1, false)
    if (result === 'over') return
    if (typeof result === 'object') await refuse(step, id, result.failed)
  }
}

async function part(
  step: Step,
  id: string,
  size: number,
  tell: boolean,
): Promise<'went on' | 'over' | { failed: string }> {
  try {
    return await step(async (ctx) => {
      const run = await store.hold(ctx, id)
      if (!run || (run.state !== 'checking' && run.state !== 'importing')) return 'over'
      const dryRun = run.state === 'checking'
      const heads = await rows.heads(ctx, id, run.position, size)
      const last = heads.at(-1)
      if (!last) return 'over'
      const outcome = run.outcome ?? emptyOutcome(dryRun, await rows.countUnreadable(ctx, id))
      const brought = await bring(ctx, run, heads, dryRun)
      await store.update(ctx, id, { position: last.n, outcome: add(outcome, brought) }, false)
      if (tell) await announce(ctx, 'import.progressed', id, run.by_id)
      return 'went on'
    })
  } catch (error) {
    if (
      error instanceof Stopping ||
      isDatabaseGone(error) ||
      (error instanceof DeskError && error.code === 'unavailable')
    )
      throw error
    return { failed: briefly(error) }
  }
}

async function refuse(step: Step, id: string, reason: string): Promise<void> {
  await step(async (ctx) => {
    const run = await store.hold(ctx, id)
    const [head] = run ? await rows.heads(ctx, id, run.position, 1) : []
    if (!run || !head) return
    const group = await rows.ofTickets(ctx, id, [head.source_id], 5001)
    await rows.note(ctx, id, [{ n: head.n, reason: `the desk could not take it in: ${reason}` }])
    const outcome = run.outcome ?? emptyOutcome(run.state === 'checking', await rows.countUnreadable(ctx, id))
    const found = {
      categories: new Set<string>(),
      people: 0,
      teams: new Set<string>(),
      assignees: new Set<string>(),
      freeFields: [],
    }
    const refused = add(outcome, { tickets: [], rows: group.length, failed: 1, states: 0, found })
    await store.update(ctx, id, { position: head.n, outcome: refused }, false)
  })
}

async function finish(step: Step, id: string, by: string): Promise<void> {
  const imported = await step(async (ctx) => {
    const run = await store.hold(ctx, id)
    if (!run || (run.state !== 'checking' && run.state !== 'importing')) return false
    const dryRun = run.state === 'checking'
    const outcome = run.outcome ?? emptyOutcome(dryRun, await rows.countUnreadable(ctx, id))
    await store.update(ctx, id, {
      state: dryRun ? 'ready' : 'done',
      outcome,
      position: dryRun ? 0 : run.rows,
      finished_at: ctx.now,
      ...(!dryRun && { expires_at: remembered(ctx.now) }),
    })
    await announce(ctx, 'import.finished', id, by)
    return !dryRun
  })
  // What stays is what failed: it can be looked at, mended and brought again.
  if (imported) while ((await step((ctx) => rows.dropDone(ctx, id, false, 5000))) > 0);
}
