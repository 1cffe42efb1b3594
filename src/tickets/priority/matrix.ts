// The priority matrix: show, change, and what a change would do.
import { holding } from '../../directory/index.ts'
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { changeMatrix, getMatrix, matrixEffect } from './contract.ts'
import * as store from './store.ts'

export const get = implement(getMatrix, (ctx) => show(ctx))

export const change = implement(changeMatrix, async (ctx, { cells, applyToOpen = false }) => {
  await store.alone(ctx)
  const before = await store.read(ctx)
  await unchanged(ctx, 'matrix', before.revision, () => show(ctx))
  await store.write(ctx, cells, before.revision + 1)
  await ctx.record({
    name: 'priority-matrix.changed',
    // A workspace has one.
    subject: { kind: 'priority-matrix', id: ctx.tenant },
    changes: { cells: [before.cells, cells], applyToOpen, after: null },
    audience: [audience.agents],
  })
  return show(ctx)
})

export const effect = implement(matrixEffect, async (ctx, { cells }) => {
  const all = await store.weighed(ctx)
  const changes = new Map<string, { from: store.Weighed['priority']; to: store.Weighed['priority']; tickets: number }>()
  for (const { impact, urgency, priority: from, tickets } of all) {
    const to = cells[impact][urgency]
    if (from === to) continue
    const known = changes.get(`${from} ${to}`)
    changes.set(`${from} ${to}`, { from, to, tickets: (known?.tickets ?? 0) + tickets })
  }
  const sum = (some: Iterable<{ tickets: number }>) => [...some].reduce((total, { tickets }) => total + tickets, 0)
  return {
    tickets: sum(all),
    changing: sum(changes.values()),
    changes: [...changes.values()].sort((one, other) =>
      `${one.from} ${one.to}`.localeCompare(`${other.from} ${other.to}`),
    ),
  }
})

async function show(ctx: Context) {
  return { ...(await store.read(ctx)), can: { change: holding(ctx, 'fields.manage') } }
}
