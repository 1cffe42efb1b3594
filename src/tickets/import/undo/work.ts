// Takes an import back, a part at a time: tickets that nobody has touched go for good, then the people and categories that came
// with them and that nothing names any more. Every part also says how far it is; ended in between, it goes on there.
import { forgetPeople } from '../../../directory/index.ts'
import { audience } from '../../../platform/audience.ts'
import type { Context } from '../../../platform/context.ts'
import * as categories from '../../category.store.ts'
import { removeForGood } from '../../deletion/store.ts'
import * as rows from '../runs/row.store.ts'
import * as runs from '../runs/run.store.ts'
import type { Step } from '../runs/step.ts'
import { announce } from '../runs/upload.ts'
import * as store from './store.ts'

const ticketsAtOnce = 200
const peopleAtOnce = 500
const tellEveryMs = 1000

export async function takeBack(step: Step, { id, by_id }: runs.RunRow): Promise<void> {
  let told = 0
  const untilOver = async (part: (ctx: Context, run: UndoneRun) => Promise<boolean>) => {
    for (;;) {
      const tell = Date.now() - told >= tellEveryMs
      const more = await step(async (ctx) => {
        const run = await runs.hold(ctx, id)
        if (run?.state !== 'undoing' || !run.undo || !(await part(ctx, { ...run, undo: run.undo }))) return false
        if (tell) await announce(ctx, 'import.progressed', id, by_id)
        return true
      })
      if (!more) return
      if (tell) told = Date.now()
    }
  }
  await untilOver(someTickets)
  await untilOver(somePeople)
  await untilOver(someCategories)
  while ((await step((ctx) => rows.dropDone(ctx, id, true, 5000))) > 0);
  await step((ctx) => finish(ctx, id, by_id))
}

type UndoneRun = runs.RunRow & { undo: runs.Undo }

async function someTickets(ctx: Context, { id, undo, source }: UndoneRun): Promise<boolean> {
  const some = await store.next(ctx, id, undo.after, ticketsAtOnce)
  const last = some.at(-1)
  if (!last) return false
  const gone = some.filter(({ touched }) => !touched)
  await removeForGood(
    ctx,
    gone.map((ticket) => ticket.id),
  )
  await ctx.recordAll(
    gone.map(({ id: ticket, number }) => ({
      name: 'ticket.removed' as const,
      subject: { kind: 'ticket', id: ticket },
      changes: { number, source },
      audience: [audience.overseers],
    })),
  )
  await note(ctx, id, {
    ...undo,
    after: last.id,
    removed: undo.removed + gone.length,
    kept: undo.kept + some.length - gone.length,
  })
  return true
}

async function somePeople(ctx: Context, { id, undo }: UndoneRun): Promise<boolean> {
  const some = await store.added(ctx, id, 'person', peopleAtOnce)
  if (some.length === 0) return false
  const gone = await forgetPeople(ctx, await store.unnamed(ctx, some))
  await store.dropFromSearch(ctx, gone)
  await store.forget(ctx, id, 'person', some)
  await note(ctx, id, { ...undo, people: undo.people + gone.length })
  return true
}

/** What is below goes first: it came later. One that somebody changed, or put something into, is theirs by now. */
async function someCategories(ctx: Context, { id, undo }: UndoneRun): Promise<boolean> {
  const all = await store.added(ctx, id, 'category', 100)
  if (all.length === 0) return false
  await categories.alone(ctx)
  let removed = 0
  for (const category of all.reverse()) {
    const path = await store.unusedCategory(ctx, category)
    if (path === undefined) continue
    await categories.remove(ctx, category)
    removed += 1
    await ctx.record({
      name: 'category.removed',
      subject: { kind: 'category', id: category },
      changes: { path, moved: 0 },
      audience: [audience.agents, audience.directory],
    })
  }
  await store.forget(ctx, id, 'category', all)
  await note(ctx, id, { ...undo, categories: undo.categories + removed })
  return true
}

const note = (ctx: Context, id: string, undo: runs.Undo) => runs.update(ctx, id, { undo }, false)

async function finish(ctx: Context, id: string, by: string): Promise<void> {
  const run = await runs.hold(ctx, id)
  if (run?.state !== 'undoing' || !run.undo) return
  await runs.update(ctx, id, { state: 'undone', finished_at: ctx.now })
  const { after, ...told } = run.undo
  await announce(ctx, 'import.undone', id, by, { source: run.source, file: run.file_name, ...told })
}
