// Whoever takes data out of the desk leaves a trace: one entry when it begins, in the transaction that allowed it, so that no
// kill of the process hides it; one when it ends, with how many rows went out, or that it broke off.
import { audience } from './audience.ts'
import type { Context } from './context.ts'
import type { Ended } from './growing-file.ts'

export interface Exported {
  what: 'tickets' | 'the audit log' | 'the time report'
  format: string
  /** As it was asked for; what was left out does not stand here. */
  filter: object
}

/** For a file that is made while it is sent. Answers with what tells its end. */
export async function exportBegins(ctx: Context, exported: Exported): Promise<Ended> {
  const id = ctx.newId()
  await record(ctx, 'export.begun', id, exported)
  return (later, { rows, whole }) =>
    record(later, whole ? 'export.finished' : 'export.broken_off', id, { ...exported, rows })
}

/** For a file that is made at once. */
export const exportDone = (ctx: Context, exported: Exported & { rows: number }): Promise<void> =>
  record(ctx, 'export.finished', ctx.newId(), exported)

const record = (ctx: Context, name: `export.${string}`, id: string, changes: Exported & { rows?: number }) =>
  ctx.record({
    name,
    subject: { kind: 'export', id },
    changes: {
      ...changes,
      filter: Object.fromEntries(Object.entries(changes.filter).filter(([, value]) => value !== undefined)),
    },
    audience: [audience.operators],
  })
