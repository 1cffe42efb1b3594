import type { Context } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { agentId } from '../people.ts'
import { audienceOf } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { readFor } from '../ticket.ts'
import { addTask } from './contract.ts'
import { present } from './list.ts'
import * as store from './store.ts'

const most = 200

export const add = implement(addTask, async (ctx, { id, text, owner, dueAt, mandatory = false, before }) => {
  const ticket = await readFor(ctx, id, 'plan')
  const there = await store.list(ctx, [ticket.id])
  if (there.length >= most)
    throw new DeskError(
      'conflict',
      `${ticket.number} has ${most} tasks already. Remove some, or open children for them.`,
    )
  const task = ctx.newId()
  await store.insert(ctx, ticket.id, [
    {
      id: task,
      text,
      owner_id: owner ? await ownerId(ctx, owner) : null,
      due_at: dueAt ? new Date(dueAt) : null,
      mandatory,
      place: (there.at(-1)?.place ?? 0) + 1,
      done_at: null,
      done_by: null,
    },
  ])
  if (before) await store.order(ctx, ticket.id, placed(there, task, before))
  await tell(ctx, 'ticket.task_added', ticket, { task, text, ...(mandatory && { mandatory }) })
  return show(ctx, ticket, task)
})

export async function show(ctx: Context, ticket: Pick<TicketRecord, 'id'>, id: string) {
  return present(ctx, (await store.find(ctx, [ticket.id], id)) as store.TaskRow, [])
}

/** @throws DeskError invalid */
export const ownerId = (ctx: Context, reference: string) => agentId(ctx, reference, 'owner')

/** Ids in their new order. @throws DeskError invalid when `before` is none of them */
export function placed(tasks: { id: string }[], task: string, before: string | null): string[] {
  const others = tasks.map(({ id }) => id).filter((id) => id !== task)
  if (before === null) return [...others, task]
  const at = others.indexOf(before)
  if (at === -1) throw invalid('before', 'is no other task of this ticket')
  return [...others.slice(0, at), task, ...others.slice(at)]
}

type Told = 'added' | 'changed' | 'done' | 'reopened' | 'removed'

/** What is to be done is between those who do it. */
export const tell = (ctx: Context, name: `ticket.task_${Told}`, ticket: TicketRecord, changes: object) =>
  ctx.record({
    name,
    subject: { kind: 'ticket', id: ticket.id },
    changes: { ...changes },
    audience: audienceOf(ticket, 'internal'),
  })
