// Tickets that wait for the people who asked: they are reminded once after each word of the desk, by the mailbox that answers them.
import { theDesk } from '../../platform/context.ts'
import { eachTenant } from '../../platform/each-tenant.ts'
import type { Runtime } from '../../platform/events.ts'
import { channels } from '../../tickets/index.ts'
import { boxes, boxFor } from './boxes.ts'
import * as store from './remind.store.ts'

const atOnce = 100
const aDay = 24 * 3600_000

export async function remindDue(runtime: Runtime): Promise<void> {
  const after = new Map<string, string>()
  await eachTenant(runtime, async (ctx) => {
    const all = await boxes(ctx)
    const days = all.flatMap(({ remindAfterDays }) => remindAfterDays ?? [])
    if (days.length === 0) return false
    const before = new Date(ctx.now.getTime() - Math.min(...days) * aDay)
    const waiting = await store.waiting(ctx, before, after.get(ctx.tenant), atOnce)
    for (const { id, team_id, came_by, said_at } of waiting) {
      after.set(ctx.tenant, id)
      const wait = boxFor(all, came_by, team_id)?.remindAfterDays
      if (!wait || said_at.getTime() > ctx.now.getTime() - wait * aDay) continue
      const correspondence = await channels.correspondenceOf(ctx, id)
      if (!correspondence) continue
      await ctx.as(theDesk).record({
        name: 'ticket.reminded',
        subject: { kind: 'ticket', id },
        changes: { after: Math.floor((ctx.now.getTime() - said_at.getTime()) / aDay) },
        audience: correspondence.inside,
      })
    }
    return waiting.length === atOnce
  })
}
