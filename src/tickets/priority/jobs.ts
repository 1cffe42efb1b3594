// A changed matrix reaches the tickets that are open: a few hundred at a time, each step asking for the next.
import { audience } from '../../platform/audience.ts'
import { type Announcement, type Context, theDesk } from '../../platform/context.ts'
import type { FollowUp } from '../../platform/reactions.ts'
import { audienceOf } from '../policy.ts'
import * as tickets from '../store.ts'
import * as store from './store.ts'

const step = 200

async function applyOn(ctx: Context, { changes = {} }: Announcement): Promise<void> {
  if (!changes.applyToOpen) return
  const matrix = ctx.as({ ...theDesk, name: 'Priority matrix' })
  const cells = await store.cellsOf(ctx)
  const found = await store.astray(ctx, cells, typeof changes.after === 'string' ? changes.after : null, step)
  for (const { id, priority } of found) await reweigh(matrix, id, priority)
  const last = found.at(-1)
  if (last && found.length === step)
    await ctx.record({
      name: 'priority-matrix.applying',
      subject: { kind: 'priority-matrix', id: ctx.tenant },
      changes: { applyToOpen: true, after: last.id },
      audience: [audience.agents],
    })
}

async function reweigh(ctx: Context, id: string, priority: tickets.TicketRecord['priority']): Promise<void> {
  const ticket = await tickets.find(ctx, { id })
  await store.reweigh(ctx, id, priority)
  // In the bin: it is right again when it comes back, and nobody needs to hear.
  if (!ticket) return
  await ctx.record({
    name: 'ticket.changed',
    subject: { kind: 'ticket', id },
    changes: { priority: [ticket.priority, priority] },
    audience: audienceOf(ticket),
  })
}

export const followUps: FollowUp[] = [
  { name: 'tickets.apply-matrix', on: ['priority-matrix.changed', 'priority-matrix.applying'], run: applyOn },
]
