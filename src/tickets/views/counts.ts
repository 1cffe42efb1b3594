// How many tickets the pinned views hold, for the sidebar. It is asked often and by everybody, so each view gets a moment and no
// more: what takes longer stands without a number, and is not tried again for a while.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import { countUpTo, type Counted as HowMany } from '../count.store.ts'
import { compile } from '../filter/condition.ts'
import { FilterProblem, parse } from '../filter/index.ts'
import { countViews } from './contract.ts'
import * as store from './store.ts'

const most = 1000
const patience = { milliseconds: 250, minutes: 5 }

/** Views that took too long, by id and revision, until when they are left alone. */
const slow = new Map<string, number>()

interface Counted {
  id: string
  count: number | null
  atLeast: boolean
}

export const counts = implement(countViews, async (ctx, { timeZone }) => {
  const views = await store.pinned(ctx)
  const items: Counted[] = []
  await sql`select set_config('statement_timeout', ${String(patience.milliseconds)}, true)`.execute(ctx.db)
  for (const view of views) {
    const key = `${view.id} ${view.revision}`
    const rest = (slow.get(key) ?? 0) > ctx.now.getTime()
    const count = rest ? null : await countOf(ctx, view.filter, timeZone)
    if (count === 'slow') slow.set(key, ctx.now.getTime() + patience.minutes * 60_000)
    const known = count === 'slow' ? null : count
    items.push({ id: view.id, count: known && Math.min(known.count, most), atLeast: known?.atLeast ?? false })
  }
  if (slow.size > 10_000) slow.clear()
  return { items }
})

async function countOf(ctx: Context, filter: string, timeZone: string | undefined): Promise<HowMany | 'slow' | null> {
  try {
    return await ctx.attempt(async () => {
      const conditions = (await compile(ctx, [parse(filter)], timeZone)).flat()
      return countUpTo(ctx, { conditions }, most + 1)
    })
  } catch (error) {
    if (error instanceof FilterProblem) return null
    if ((error as { code?: unknown }).code === '57014') return 'slow'
    throw error
  }
}
