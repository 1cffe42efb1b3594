import { isId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { getMailbox, listMailboxes } from './contract.ts'
import { present } from './present.ts'
import * as store from './store.ts'

/** By id, name or address. @throws DeskError not_found */
export async function mailboxOf(ctx: Context, reference: string): Promise<store.MailboxRecord> {
  const row = await store.find(ctx, isId(reference) ? { id: reference } : { called: reference })
  if (!row) throw missing('mailbox')
  return row
}

export const get = implement(getMailbox, async (ctx, { id }) => present(ctx, await mailboxOf(ctx, id)))

export const list = implement(listMailboxes, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const rows = await store.list(ctx, readCursor(ctx, 'mailboxes', cursor), size + 1)
  return toPage(
    ctx,
    'mailboxes',
    rows,
    size,
    (row) => [row.name.toLowerCase(), row.id],
    (row) => present(ctx, row),
  )
})
