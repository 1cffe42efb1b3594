import type { Context } from '../../platform/context.ts'
import { eachTenant } from '../../platform/each-tenant.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'
import { implement } from '../../platform/execute.ts'
import { audienceOf } from '../policy.ts'
import * as tickets from '../store.ts'
import { read, readFor, show } from '../ticket.ts'
import { snoozeTicket, wakeTicket } from './contract.ts'
import * as store from './store.ts'

const longest = 366 * 24 * 3600 * 1000
const atOnce = 100

export const snooze = implement(snoozeTicket, async (ctx, { id, until: wish, reason }) => {
  const ticket = await readFor(ctx, id, 'snooze')
  const until = new Date(wish)
  if (until <= ctx.now) throw invalid('until', 'lies in the past: name a time to come')
  if (until.getTime() > ctx.now.getTime() + longest)
    throw invalid('until', 'is more than a year away: choose a nearer time')
  await store.snooze(ctx, ticket.id, until, reason ?? null)
  await tell(ctx, ticket, 'ticket.snoozed', { until: until.toISOString(), reason: reason ?? null })
  return show(ctx, ticket.id)
})

export const wake = implement(wakeTicket, async (ctx, { id }) => {
  const ticket = await readFor(ctx, id, 'snooze')
  if (!ticket.snoozed_until) throw new DeskError('conflict', `${ticket.number} is not snoozed. Nothing was changed.`)
  await woken(ctx, ticket, 'hand')
  return show(ctx, ticket.id)
})

export const awake = { snoozed_until: null, snoozed_by: null, snooze_reason: null }

/** Back in the lists, and on top of them: what woke it is news. Also what a requester's reply does. */
export async function woken(ctx: Context, ticket: tickets.TicketRecord, by: 'hand' | 'time' | 'reply') {
  await tickets.update(ctx, ticket.id, awake)
  await tell(ctx, ticket, 'ticket.woken', { by })
}

const tell = (ctx: Context, ticket: tickets.TicketRecord, name: `ticket.${string}`, changes: object) =>
  ctx.record({
    name,
    subject: { kind: 'ticket', id: ticket.id },
    changes: { ...changes },
    audience: audienceOf(ticket, 'internal'),
  })

/** Every minute, and when the desk starts. */
export const wakeDue = (runtime: Runtime) =>
  eachTenant(runtime, async (ctx) => {
    const due = await store.due(ctx, atOnce)
    for (const id of due) await woken(ctx, await read(ctx, { id }), 'time')
    return due.length === atOnce
  })
