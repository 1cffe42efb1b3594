// Putting the values of older tickets into the index, and taking those of a removed field out: at once when there are few,
// else in steps of a few thousand tickets, each a transaction of its own that asks for the next one.
import { audience } from '../../platform/audience.ts'
import type { Announcement, Context } from '../../platform/context.ts'
import type { FollowUp } from '../../platform/reactions.ts'
import * as store from './definition.store.ts'
import * as values from './value.store.ts'

const step = 5_000

/** Called in the transaction that made or changed a definition, which keeps others from writing fields meanwhile. */
export async function indexFrom(ctx: Context, { id, key }: { id: string; key: string }): Promise<void> {
  const first = await values.batch(ctx, key, null, step + 1)
  if (first.seen <= step) return values.index(ctx, first.holding, id)
  await store.setIndexing(ctx, id, true)
  await announce(ctx, 'field.indexing', id, { key, after: null })
}

async function indexOn(ctx: Context, { subject: { id }, changes = {} }: Announcement): Promise<void> {
  const key = String(changes.key)
  const after = typeof changes.after === 'string' ? changes.after : null
  const [definition] = await store.list(ctx, { id })
  if (!definition) return
  const { seen, last, holding } = await values.batch(ctx, key, after, step)
  await values.index(ctx, holding, id)
  if (seen === step && last) return announce(ctx, 'field.indexing', id, { key, after: last })
  await store.setIndexing(ctx, id, false)
  await announce(ctx, 'field.indexed', id, { key })
}

async function forget(ctx: Context, { subject: { id }, changes = {} }: Announcement): Promise<void> {
  if ((await values.forget(ctx, id, step)) === 0) return
  await announce(ctx, 'field.forgetting', id, { key: changes.key })
}

const announce = (ctx: Context, name: `field.${string}`, id: string, changes: Record<string, unknown>) =>
  ctx.record({ name, subject: { kind: 'field', id }, changes, audience: [audience.agents, audience.directory] })

export const followUps: FollowUp[] = [
  { name: 'tickets.index-field', on: ['field.indexing'], run: indexOn },
  { name: 'tickets.forget-field', on: ['field.removed', 'field.forgetting'], run: forget },
]
