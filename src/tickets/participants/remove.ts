import { isId, no, yes } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import type { Can } from '../../platform/shapes.ts'
import { audienceOf, worksOn } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { hold } from '../ticket.ts'
import { removeParticipant } from './contract.ts'
import * as store from './store.ts'

export const remove = implement(removeParticipant, async (ctx, { id: reference, person }) => {
  const ticket = await hold(ctx, reference)
  const row = (await store.list(ctx, ticket.id)).find(named(ctx, person))
  // Who watches is the desk's business: to others they are not there.
  if (!row || (row.role === 'watcher' && !worksOn(ctx.actor, ticket) && row.id !== ctx.actor.id))
    throw missing('participant')
  const may = mayRemove(ctx, ticket, row)
  if (!may.allowed) throw new DeskError('forbidden', `${may.reason} Nothing was changed.`)
  await takeOff(ctx, ticket, row)
  return null
})

export async function takeOff(ctx: Context, ticket: TicketRecord, row: store.ParticipantRow): Promise<void> {
  await store.remove(ctx, ticket.id, row.id)
  await ctx.record({
    name: 'ticket.participant_removed',
    subject: { kind: 'ticket', id: ticket.id },
    changes: {
      role: row.role,
      person: { id: row.id, name: row.name, email: row.email },
      self: row.id === ctx.actor.id,
    },
    audience: audienceOf(ticket, row.role === 'cc' ? 'public' : 'internal'),
  })
}

function named(ctx: Context, reference: string) {
  const id = reference === 'me' ? ctx.actor.id : isId(reference) ? reference.toLowerCase() : undefined
  return (row: store.ParticipantRow) => (id ? row.id === id : row.email === reference.toLowerCase())
}

/** Anybody leaves by themselves; agents who work on it take anybody off, its requester those in copy. */
export function mayRemove(
  { actor }: Pick<Context, 'actor'>,
  ticket: TicketRecord,
  { id, role }: Pick<store.ParticipantRow, 'id' | 'role'>,
): Can {
  if (id === actor.id || worksOn(actor, ticket)) return yes
  return role === 'cc' && ticket.requester_id === actor.id ? yes : no('Only the requester and agents take others off.')
}
