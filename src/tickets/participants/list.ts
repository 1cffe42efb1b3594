import { actorsOf } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import type { Can } from '../../platform/shapes.ts'
import { named } from '../people.ts'
import { worksOn } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { read, referenceOf } from '../ticket.ts'
import { listParticipants, type Participant } from './contract.ts'
import { everybody, type Line, publicPart } from './reasons.ts'
import { mayRemove } from './remove.ts'
import * as store from './store.ts'

export const list = implement(listParticipants, async (ctx, { id }) => {
  const ticket = await read(ctx, referenceOf(id))
  return { items: await participantsOf(ctx, ticket), nextCursor: null }
})

/** As the caller may know them. */
export async function participantsOf(ctx: Context, ticket: TicketRecord): Promise<Participant[]> {
  const inside = worksOn(ctx.actor, ticket)
  const participants = await store.list(ctx, ticket.id)
  const people = [ticket.requester.id, ticket.assignee?.id, ...participants.map(({ id }) => id)]
  const [actors, writers, groups] = await Promise.all([
    actorsOf(
      ctx,
      people.filter((id) => id !== undefined),
    ),
    store.writers(ctx, ticket.id),
    store.groupSizes(ctx, { team: ticket.team?.id ?? null, organisation: ticket.organisation_id }),
  ])
  const facts = { ticket, participants, actors, writers, groups }
  return (inside ? everybody(facts) : publicPart(facts)).map((line) => present(ctx, ticket, line))
}

const never: Can = { allowed: false, reason: 'Sees the ticket by what they are, not by having been added.' }

const present = (ctx: Context, ticket: TicketRecord, line: Line): Participant => ({
  ...line,
  person: named(ctx, line.person),
  at: line.at?.toISOString() ?? null,
  can: {
    remove:
      line.person && (line.role === 'cc' || line.role === 'watcher')
        ? mayRemove(ctx, ticket, { id: line.person.id, role: line.role })
        : never,
  },
})
