import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { audienceOf } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { demand, present, read, readFor, referenceOf } from '../ticket.ts'
import { deleteTicket, restoreTicket } from './contract.ts'
import * as store from './store.ts'

export const remove = implement(deleteTicket, async (ctx, { id }) => {
  const ticket = await readFor(ctx, id, 'delete')
  await store.mark(ctx, ticket.id, true)
  await announce(ctx, 'ticket.deleted', ticket)
  return null
})

export const restore = implement(restoreTicket, async (ctx, { id: reference }) => {
  const id = await store.hold(ctx, referenceOf(reference))
  if (!id) throw missing('ticket')
  await store.mark(ctx, id, false)
  const ticket = await read(ctx, { id })
  demand(ctx, 'delete', ticket)
  await announce(ctx, 'ticket.restored', ticket)
  return present(ctx, ticket)
})

const announce = (ctx: Context, name: `ticket.${string}`, ticket: TicketRecord) =>
  ctx.record({ name, subject: { kind: 'ticket', id: ticket.id }, changes: {}, audience: audienceOf(ticket) })
