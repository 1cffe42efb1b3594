// The tickets of a category that goes: moved in portions, each with its line in the history. With the last of them it is gone; until
// then it is retired, so that nothing new comes into it.
import { audience } from '../../platform/audience.ts'
import { type Announcement, type Context, theDesk } from '../../platform/context.ts'
import { act } from '../../platform/events.ts'
import type { LongFollowUp, Reaction } from '../../platform/reactions.ts'
import * as store from '../category.store.ts'
import { audienceOf } from '../policy.ts'
import { subject } from './show.ts'

/** As many as one transaction should hold. */
const portion = 250

/** What the event of emptying tells: whatever has to be known later, when names may have changed. */
export interface Emptying {
  path: string
  to: string
  toPath: string
  tickets: number
}

/** Moves the next portion. Answers with false when nothing is left to do. */
async function emptyFurther(ctx: Context, { subject: { id }, changes }: Pick<Announcement, 'subject' | 'changes'>) {
  const { path, to, toPath, tickets } = changes as unknown as Emptying
  await store.alone(ctx)
  // It was brought back meanwhile, or the other one went: what is left stays where it is.
  if (!(await store.isEmptying(ctx, id, to))) return false
  const moved = await store.nextOf(ctx, id, portion)
  await store.moveTickets(
    ctx,
    moved.map((ticket) => ticket.id),
    to,
  )
  for (const ticket of moved) ctx.was(ticket.id, { category_id: id })
  await ctx.recordAll(
    moved.map((ticket) => ({
      name: 'ticket.changed' as const,
      subject: { kind: 'ticket', id: ticket.id },
      changes: {
        category: [
          { id, name: path },
          { id: to, name: toPath },
        ],
      },
      audience: audienceOf(ticket, 'internal'),
    })),
  )
  if (moved.length === portion) return true
  if ((await store.use(ctx, id)).tickets > 0) return true
  await goes(ctx, id, path, tickets)
  return false
}

/** The end of a category that nothing refers to. */
export async function goes(ctx: Context, id: string, path: string, moved: number): Promise<void> {
  await store.remove(ctx, id)
  await ctx.record({
    name: 'category.removed',
    subject: subject(id),
    changes: { path, moved },
    audience: [audience.agents, audience.directory],
  })
}

/** Retires it, and says where its tickets go: those of a small desk move at once, the others after the commit. */
export async function empty(ctx: Context, id: string, emptying: Emptying): Promise<void> {
  await store.update(ctx, id, { retired_at: ctx.now, retired_by: ctx.actor.id })
  await ctx.record({
    name: 'category.emptied',
    subject: subject(id),
    changes: { ...emptying },
    audience: [audience.agents, audience.directory],
  })
}

export const emptyAtOnce: Reaction = {
  name: 'tickets.empty-category-first',
  on: ['category.emptied'],
  async run(ctx, event) {
    await emptyFurther(ctx, event)
  },
}

/** Interrupted, it goes on with what is left. */
export const emptyCategories: LongFollowUp = {
  name: 'tickets.empty-categories',
  on: ['category.emptied'],
  async work(runtime, tenant, event, stop) {
    for (;;) {
      stop.throwIfAborted()
      if (!(await act(runtime, { tenant, actor: theDesk, causedBy: event }, (ctx) => emptyFurther(ctx, event)))) return
    }
  },
}
