// Resolved tickets that nobody objected to close by themselves, a few at a time.
import type { Context } from '../../platform/context.ts'
import { eachTenant } from '../../platform/each-tenant.ts'
import { DeskError } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'
import { closed } from '../resolve.ts'
import * as tickets from '../store.ts'
import { demand, read } from '../ticket.ts'
import * as store from './store.ts'

const atOnce = 100
const aDay = 24 * 3600 * 1000

export const closeDue = (runtime: Runtime) =>
  eachTenant(runtime, async (ctx) => {
    const due = await store.due(ctx, atOnce)
    const rule = ctx.as({ kind: 'rule', id: null, name: 'Closing rule', permissions: new Set(), teams: new Set() })
    for (const id of due) await closeOne(rule, await read(rule, { id }))
    return due.length === atOnce
  })

async function closeOne(ctx: Context, ticket: tickets.TicketRecord) {
  try {
    demand(ctx, 'close', ticket)
    const after = Math.round((ctx.now.getTime() - (ticket.resolved_at ?? ctx.now).getTime()) / aDay)
    await closed(ctx, ticket, {}, { after }, await store.resolvedBy(ctx, ticket.id))
  } catch (error) {
    // Something still keeps it open, and says so before anything is written: asked again tomorrow.
    if (!(error instanceof DeskError)) throw error
    await tickets.update(ctx, ticket.id, { closes_at: new Date(ctx.now.getTime() + aDay) })
  }
}
