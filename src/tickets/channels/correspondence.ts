// With whom a ticket is spoken about: everybody who is on it, what they see of it, and the words for the desk's own log.
import { actorsOf, type KnownActor } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { theDesk } from '../../platform/context.ts'
import * as participants from '../participants/store.ts'
import { audienceOf, sightIn, worksOn } from '../policy.ts'
import * as store from '../store.ts'

export interface Correspondent {
  person: KnownActor
  role: 'requester' | 'cc' | 'assignee' | 'watcher'
  sees: 'everything' | 'public' | 'nothing'
}

export interface Correspondence {
  ticket: store.TicketRecord
  /** Each person once, by the first of their roles. */
  people: Correspondent[]
  /** Who hears of what happens inside the desk. */
  inside: string[]
}

/** In the name of the desk. Undefined where there is no such ticket, or it lies in the bin. */
export async function correspondenceOf(ctx: Context, id: string): Promise<Correspondence | undefined> {
  const ticket = await store.find(ctx.as(theDesk), { id })
  if (!ticket) return undefined
  const others = await participants.list(ctx, id)
  const named = [
    { id: ticket.requester_id, role: 'requester' as const },
    ...others.filter(({ role }) => role === 'cc'),
    ...(ticket.assignee ? [{ id: ticket.assignee.id, role: 'assignee' as const }] : []),
    ...others.filter(({ role }) => role === 'watcher'),
  ]
  const roles = new Map(named.reverse().map((one) => [one.id, one.role]))
  const actors = await actorsOf(ctx, [...roles.keys()])
  const people = [...roles].reverse().flatMap(([id, role]) => {
    const person = actors.get(id)
    return person ? [{ person, role, sees: sightIn(person, ticket) }] : []
  })
  return { ticket, people, inside: audienceOf(ticket, 'internal') }
}

/** On whose side somebody stands who does something to it. */
export const worksIt = (correspondence: Correspondence, actor: Context['actor']) =>
  worksOn(actor, correspondence.ticket) && correspondence.ticket.requester_id !== actor.id
