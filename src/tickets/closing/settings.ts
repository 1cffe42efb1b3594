import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { changeTicketSettings, getTicketSettings, type TicketSettings } from './contract.ts'
import * as store from './store.ts'

export const get = implement(getTicketSettings, (ctx) => show(ctx))

export const change = implement(changeTicketSettings, async (ctx, { closeAfterDays, reopenWithinDays }) => {
  const before = await store.setting(ctx, true)
  await unchanged(ctx, 'setting', before.revision, () => show(ctx))
  await store.change(ctx, {
    ...(closeAfterDays !== undefined && { close_after_days: closeAfterDays }),
    ...(reopenWithinDays !== undefined && { reopen_within_days: reopenWithinDays }),
  })
  const after = await show(ctx)
  await ctx.record({
    name: 'ticket_setting.changed',
    subject: { kind: 'ticket_setting', id: ctx.tenant },
    changes: {
      closeAfterDays: [before.close_after_days, after.closeAfterDays],
      reopenWithinDays: [before.reopen_within_days, after.reopenWithinDays],
    },
    audience: [audience.agents, audience.directory],
  })
  return after
})

async function show(ctx: Context): Promise<TicketSettings> {
  const { close_after_days, reopen_within_days, revision } = await store.setting(ctx)
  return { closeAfterDays: close_after_days, reopenWithinDays: reopen_within_days, revision }
}
