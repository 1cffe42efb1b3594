// Looking into the ledger.
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { channels } from '../../tickets/index.ts'
import { mailboxOf } from '../mailboxes/read.ts'
import { countLedger, getLedgerEntry, getRawMail, listLedger } from './contract.ts'
import { nameOf, present, presentVerdict } from './present.ts'
import * as store from './store.ts'

/** @throws DeskError not_found */
export async function entryOf(ctx: Context, id: string): Promise<store.EntryRow> {
  const row = await store.find(ctx, id)
  if (!row) throw missing('message in the ledger')
  return row
}

export const list = implement(listLedger, async (ctx, { limit, cursor, state, mailbox, ticket, from }) => {
  const size = pageSize(limit)
  const filter = {
    state,
    from: from?.toLowerCase(),
    mailbox: mailbox === undefined ? undefined : (await mailboxOf(ctx, mailbox)).id,
    ticket: ticket === undefined ? undefined : await channels.ticketId(ctx, ticket),
  }
  const scope = `mail ledger ${JSON.stringify(filter)}`
  const rows = await store.list(ctx, filter, readCursor(ctx, scope, cursor), size + 1)
  return toPage(ctx, scope, rows, size, (row) => [row.received_at.toISOString(), row.id], present)
})

export const counts = implement(countLedger, (ctx) => store.counts(ctx, 1000))

export const get = implement(getLedgerEntry, async (ctx, { id }) => {
  const row = await entryOf(ctx, id)
  const envelope = row.envelope && { from: row.envelope.from, to: row.envelope.to, address: row.envelope.address }
  return { ...present(row), verdict: presentVerdict(row.verdict), places: await store.places(ctx, id), envelope }
})

export const raw = implement(getRawMail, async (ctx, { id }) => {
  const row = await entryOf(ctx, id)
  if (row.erased_at) throw missing('message: it was erased with its ticket')
  return { name: nameOf(ctx, row), type: 'message/rfc822', size: Number(row.size), sha256: row.sha256 }
})
