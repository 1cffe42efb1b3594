// Mentions in what is said on a ticket: only of people who may read it; whoever works it watches it from then on.
import { actorsOf, type KnownActor } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { onPublicSide, sightIn, worksOn } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { type Mention, mentionsIn, withNames } from './contract/syntax.ts'
import * as store from './store.ts'

const most = 50

export interface Named {
  /** With the names that the people have. */
  body: string
  people: KnownActor[]
}

/** @throws DeskError invalid, naming whom the message cannot mention, and why */
export async function named(
  ctx: Context,
  ticket: TicketRecord,
  body: string,
  visibility: 'public' | 'internal',
): Promise<Named> {
  const mentions = mentionsIn(body)
  if (mentions.length === 0) return { body, people: [] }
  if (mentions.length > most) throw invalid('body', `mentions more than ${most} people: name fewer`)
  const known = await actorsOf(
    ctx,
    mentions.map(({ id }) => id),
  )
  const refused = mentions.flatMap((mention) => reasonAgainst(ctx, ticket, visibility, mention, known) ?? [])
  if (refused.length > 0) throw invalid('body', refused.join('; '))
  const people = mentions.map(({ id }) => known.get(id) as KnownActor)
  return { body: withNames(body, new Map(people.map(({ id, name }) => [id, name]))), people }
}

function reasonAgainst(
  ctx: Context,
  ticket: TicketRecord,
  visibility: 'public' | 'internal',
  mention: Mention,
  known: Map<string, KnownActor>,
): string | undefined {
  const person = known.get(mention.id)
  const sight = person?.active ? sightIn(person, ticket) : 'nothing'
  if (sight === 'everything' || (sight === 'public' && visibility === 'public')) return undefined
  // Who is here, and who sees what, is not told to requesters.
  if (!person || onPublicSide(ctx.actor, ticket)) return `mentions ${mention.name}, who does not read this ticket`
  if (!person.active) return `mentions ${person.name}, whose account is deactivated`
  return sight === 'public'
    ? `mentions ${person.name}, who does not read internal notes`
    : `mentions ${person.name}, who does not see ${ticket.number}: put them in copy first`
}

/** Called with the message, in its transaction. */
export async function tellNamed(ctx: Context, ticket: TicketRecord, message: string, people: KnownActor[]) {
  const others = people.filter(({ id }) => id !== ctx.actor.id)
  await store.insert(
    ctx,
    ticket.id,
    message,
    others.map(({ id }) => id),
  )
  const workers = others.filter((person) => worksOn(person, ticket) && person.id !== ticket.requester_id)
  await store.makeWatchers(
    ctx,
    ticket.id,
    workers.map(({ id }) => id),
  )
}
