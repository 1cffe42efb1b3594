// Addresses that are not written to.
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { addSuppressed, listSuppressed, removeSuppressed, type SuppressedAddress } from './contract.ts'
import { suppress } from './sent.store.ts'
import * as store from './suppressed.store.ts'

export const list = implement(listSuppressed, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const rows = await store.list(ctx, readCursor(ctx, 'suppressed', cursor), size + 1)
  return toPage(ctx, 'suppressed', rows, size, (row) => [row.address], present)
})

export const add = implement(addSuppressed, async (ctx, { address, reason = 'Entered by hand.' }) => {
  await suppress(ctx, address, { cause: 'hand', reason, by_id: ctx.actor.id })
  await tell(ctx, 'mail_address.suppressed', { address, reason })
  return present((await store.find(ctx, address)) as store.Row)
})

export const remove = implement(removeSuppressed, async (ctx, { address }) => {
  if (!(await store.remove(ctx, address))) throw missing('address')
  await tell(ctx, 'mail_address.allowed', { address })
  return null
})

const tell = (ctx: Context, name: `mail_address.${string}`, changes: Record<string, unknown>) =>
  ctx.record({ name, subject: { kind: 'workspace', id: ctx.tenant }, changes, audience: [audience.agents] })

const present = (row: store.Row): SuppressedAddress => ({
  address: row.address,
  cause: row.cause,
  reason: row.reason,
  by: row.by_id && row.by_name !== null ? { id: row.by_id, name: row.by_name } : null,
  at: row.at.toISOString(),
})
