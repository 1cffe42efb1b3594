// Which words of a conversation somebody reads: for channels that keep more of them than the ticket shows.
import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { type Part, partsOf } from '../merge/parts.ts'
import { findMessage } from '../messages.store.ts'
import { worksOn } from '../policy.ts'
import { glance, read, referenceOf } from '../ticket.ts'

export interface Said {
  /** The ticket on which it was said, which may have been merged into the one that was asked about. */
  ticket: string
  /** Null: that ticket begins with it. */
  message: string | null
  /** Whether the reader works the ticket, or only sees its public side. */
  works: boolean
  /** Whether the reader said it. */
  own: boolean
}

/** @param message id, or `opening` @throws DeskError not_found for what this reader does not see */
export async function saidOn(ctx: Context, reference: string, message: string): Promise<Said> {
  const ticket = await read(ctx, referenceOf(reference))
  const works = worksOn(ctx.actor, ticket)
  if (message === 'opening')
    return { ticket: ticket.id, message: null, works, own: ticket.requester_id === ctx.actor.id }
  const parts = await partsOf(ctx, ticket)
  const begun = parts.find(({ id }) => id === message)
  if (begun) return { ticket: begun.id, message: null, works: works && begun.internal, own: false }
  const row = await findMessage(ctx, message)
  const part = row && placeOf(row.ticket_id, { id: ticket.id, works }, parts)
  if (!row || !part || (row.visibility === 'internal' && !part.internal)) throw missing('message')
  return { ticket: row.ticket_id, message: row.id, works: part.internal, own: row.author?.id === ctx.actor.id }
}

const placeOf = (ticket: string, here: { id: string; works: boolean }, parts: Part[]) =>
  ticket === here.id ? { internal: here.works } : parts.find(({ id }) => id === ticket)

/** The tickets whose conversation one shows, as far as the reader works them. @throws DeskError not_found, forbidden */
export async function worked(ctx: Context, reference: string): Promise<{ id: string; number: string; all: string[] }> {
  const ticket = await glance(ctx, reference)
  if (!worksOn(ctx.actor, ticket)) return { id: ticket.id, number: ticket.number, all: [] }
  const parts = await partsOf(ctx, ticket)
  return {
    id: ticket.id,
    number: ticket.number,
    all: [ticket.id, ...parts.filter(({ internal }) => internal).map(({ id }) => id)],
  }
}
