// How somebody outside stands to a ticket: whoever brings words in from a channel has to know before they are believed.
import { actorsOf, type KnownActor } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { sightIn, worksOn } from '../policy.ts'
import * as store from '../store.ts'
import { glance, referenceOf } from '../ticket.ts'

export interface Standing {
  ticket: { id: string; number: string }
  /** `on`: they asked, are in copy, or see it as a colleague; `desk`: they work it; `off`: it is none of theirs. */
  as: 'on' | 'desk' | 'off'
}

/** Undefined where there is no such ticket, or it lies in the bin. @param person null: somebody whom nobody knows */
export async function standingOf(
  ctx: Context,
  reference: string,
  person: string | null,
): Promise<Standing | undefined> {
  const record = await store.find(ctx, referenceOf(reference))
  if (!record) return undefined
  const ticket = { id: record.id, number: record.number }
  const actor = person === null ? undefined : (await actorsOf(ctx, [person])).get(person)
  return { ticket, as: actor ? standing(actor, record) : 'off' }
}

function standing(actor: KnownActor, record: store.TicketRecord): Standing['as'] {
  if (!actor.active) return 'off'
  if (record.requester_id === actor.id || record.cc.includes(actor.id as string)) return 'on'
  if (worksOn(actor, record)) return 'desk'
  return sightIn(actor, record) === 'nothing' ? 'off' : 'on'
}

/** The id of a ticket that the caller sees. @throws DeskError not_found */
export const ticketId = async (ctx: Context, reference: string): Promise<string> => (await glance(ctx, reference)).id
