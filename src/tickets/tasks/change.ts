import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { sourcesOf } from '../merge/together.ts'
import type { TicketRecord } from '../store.ts'
import { readFor } from '../ticket.ts'
import { ownerId, placed, tell } from './add.ts'
import { changeTask, removeTask } from './contract.ts'
import { present } from './list.ts'
import * as store from './store.ts'

export const change = implement(changeTask, async (ctx, { id, task: taskId, ...wish }) => {
  const ticket = await readFor(ctx, id, 'plan')
  const { task, sources } = await within(ctx, ticket, taskId)
  const values = await valuesOf(ctx, wish, task)
  if (Object.keys(values).length > 0) await store.update(ctx, task.id, values)
  if (wish.before !== undefined) {
    const there = await store.list(ctx, [task.ticket_id])
    await store.order(ctx, task.ticket_id, placed(there, task.id, wish.before))
  }
  const after = (await store.find(ctx, [task.ticket_id], task.id)) as store.TaskRow
  await tellOf(ctx, ticket, task, after)
  return present(ctx, after, sources)
})

export const remove = implement(removeTask, async (ctx, { id, task: taskId }) => {
  const ticket = await readFor(ctx, id, 'plan')
  const { task } = await within(ctx, ticket, taskId)
  await store.remove(ctx, task.id)
  await tell(ctx, 'ticket.task_removed', ticket, { task: task.id, text: task.text })
  return null
})

/** A task of the ticket, or of one that was merged into it. @throws DeskError not_found */
async function within(ctx: Context, ticket: TicketRecord, id: string) {
  const sources = await sourcesOf(ctx, ticket)
  const task = await store.find(ctx, [ticket.id, ...sources.map((source) => source.id)], id)
  if (!task) throw missing('task')
  return { task, sources }
}

type Wish = Omit<z.output<typeof changeTask.input>, 'id' | 'task'>

async function valuesOf(ctx: Context, { text, done, owner, dueAt, mandatory }: Wish, task: store.TaskRow) {
  const ends = done !== undefined && done !== (task.done_at !== null)
  const values = {
    text,
    mandatory,
    owner_id: owner ? await ownerId(ctx, owner) : owner,
    due_at: dueAt ? new Date(dueAt) : dueAt,
    ...(ends && { done_at: done ? ctx.now : null, done_by: done && ctx.actor.kind === 'person' ? ctx.actor.id : null }),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** A line for the end of a task, and one for what else was changed; a place is not worth one. */
async function tellOf(ctx: Context, ticket: TicketRecord, before: store.TaskRow, after: store.TaskRow) {
  const subject = { task: after.id, text: after.text }
  const changed = Object.fromEntries(
    (['text', 'owner', 'due_at', 'mandatory'] as const)
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, [before[field], after[field]]]),
  )
  if (Object.keys(changed).length > 0) await tell(ctx, 'ticket.task_changed', ticket, { ...subject, changed })
  if ((before.done_at === null) === (after.done_at === null)) return
  await tell(ctx, after.done_at ? 'ticket.task_done' : 'ticket.task_reopened', ticket, subject)
}
