// The mails that a ticket and those merged into it came by.
import { no } from '../../directory/index.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { DeskError } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { channels } from '../../tickets/index.ts'
import { can } from '../ledger/present.ts'
import { type IncomingMail, listIncomingMail } from './contract.ts'
import * as store from './store.ts'

export const list = implement(listIncomingMail, async (ctx, { id, limit, cursor }) => {
  const size = pageSize(limit)
  const { id: ticket, number, all } = await channels.worked(ctx, id)
  if (all.length === 0) throw new DeskError('forbidden', `Only those who work ${number} see this.`)
  const scope = `incoming mail ${ticket}`
  const rows = await store.ofTickets(ctx, all, readCursor(ctx, scope, cursor), size + 1)
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [row.received_at.toISOString(), row.id],
    (row) => present(row, ticket),
  )
})

function present(row: store.KeptMail, ticket: string): IncomingMail {
  const began = row.state === 'ticketed'
  return {
    id: row.id,
    // What a ticket began with that was merged into this one is a message here, under that ticket's id.
    message: began ? (row.ticket_id === ticket ? null : row.ticket_id) : row.message_id,
    from: { name: row.from_name ?? '', address: row.from_address ?? '' },
    differs: row.known !== null && row.known !== row.from_address,
    warnings: row.verdict.warnings ?? [],
    sealed: row.verdict.sealed ?? [],
    invites: row.verdict.invites ?? false,
    receivedAt: row.received_at.toISOString(),
    movedBy: row.decider,
    move: began
      ? no('The ticket began with it. Merge or split the ticket instead.')
      : can({ ...row, ticket: null }).move,
  }
}
