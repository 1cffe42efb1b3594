import { actorsOf, addKnownPerson, colleagueId, type KnownActor, personId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { violated } from '../../platform/database/failures.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { email as Email } from '../../platform/shapes.ts'
import { audienceOf, worksOn } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { demand, hold, read } from '../ticket.ts'
import { addParticipant, type Participant } from './contract.ts'
import { participantsOf } from './list.ts'
import * as store from './store.ts'

const most = 200

export const add = implement(addParticipant, async (ctx, { id: reference, person: wanted, name, role: wish }) => {
  const ticket = await hold(ctx, reference)
  const inside = worksOn(ctx.actor, ticket)
  demand(ctx, inside && wish !== 'cc' ? 'watch' : 'share', ticket)
  const id = inside ? await known(ctx, wanted, name) : await colleague(ctx, wanted)
  await join(ctx, ticket, id, wish ?? (inside ? undefined : 'cc'))
  return shown(ctx, ticket.id, id)
})

async function join(ctx: Context, ticket: TicketRecord, id: string, wish: 'watcher' | 'cc' | undefined) {
  const person = (await actorsOf(ctx, [id])).get(id) as KnownActor
  const role = wish ?? (worksOn(person, ticket) ? 'watcher' : 'cc')
  refuse(ctx, ticket, person, role)
  const before = await store.list(ctx, ticket.id)
  if (before.some((row) => row.id === id && row.role === role)) return
  if (before.length >= most)
    throw new DeskError('conflict', `${ticket.number} has ${most} people on it already. Take somebody off first.`)
  await store.put(ctx, ticket.id, id, role)
  await announce(ctx, ticket, person, role)
}

/** People whom an agent puts in copy with a reply. Answers with the ticket that has them. @throws DeskError */
export async function putTogether(ctx: Context, ticket: TicketRecord, people: string[]): Promise<TicketRecord> {
  demand(ctx, 'share', ticket)
  const cc = new Set(ticket.cc)
  for (const wanted of people) {
    const id = await known(ctx, wanted, undefined).catch(inReply)
    if (id === ticket.requester_id) continue
    await join(ctx, ticket, id, 'cc').catch(inReply)
    cc.add(id)
  }
  return { ...ticket, cc: [...cc] }
}

/** It is another field there that names them. */
function inReply(error: unknown): never {
  if (!(error instanceof DeskError)) throw error
  const [first] = error.errors ?? []
  throw first ? invalid('copyTo', first.message) : error
}

/** Also what a mention does. */
export async function announce(
  ctx: Context,
  ticket: TicketRecord,
  person: Pick<KnownActor, 'id' | 'name' | 'email'>,
  role: 'watcher' | 'cc',
) {
  await ctx.record({
    name: 'ticket.participant_added',
    subject: { kind: 'ticket', id: ticket.id },
    changes: {
      role,
      person: { id: person.id, name: person.name, email: person.email },
      self: person.id === ctx.actor.id,
    },
    audience: audienceOf({ ...ticket, cc: [...ticket.cc, person.id] }, role === 'cc' ? 'public' : 'internal'),
  })
}

/** An agent writes an address; who is not known yet becomes a person who can be answered, and invited. */
async function known(ctx: Context, reference: string, name: string | undefined): Promise<string> {
  const email = Email.safeParse(reference)
  const found = personId(ctx, reference, 'person')
  if (!email.success) return found
  return found.catch(() =>
    addKnownPerson(ctx, { email: email.data, name: name ?? email.data.slice(0, 120) }).catch(raced),
  )
}

function raced(error: unknown): never {
  if (!violated(error)) throw error
  throw new DeskError('conflict', 'Somebody else added this address just now, so nothing was done. Try again.')
}

/** The same refusal whether the address exists elsewhere or not. */
async function colleague(ctx: Context, reference: string): Promise<string> {
  const id = await colleagueId(ctx, reference)
  if (id) return id
  throw invalid('person', 'names nobody of your organisation: write the address of a colleague, or ask an agent')
}

function refuse(ctx: Context, ticket: TicketRecord, person: KnownActor, role: 'watcher' | 'cc') {
  if (!person.active) throw invalid('person', 'is deactivated: choose somebody else')
  if (role === 'watcher' && !worksOn(ctx.actor, ticket))
    throw new DeskError('forbidden', 'Watching is for agents. Leave the field role out.')
  if (role === 'watcher' && !worksOn(person, ticket))
    throw invalid('person', `does not work on ${ticket.number}, so they cannot watch it: put them in copy instead`)
  if (role === 'cc' && person.id === ticket.requester_id)
    throw invalid('person', `asked for ${ticket.number} and sees it anyway`)
}

async function shown(ctx: Context, ticket: string, person: string): Promise<Participant> {
  const lines = await participantsOf(ctx, await read(ctx, { id: ticket }))
  return lines.find((line) => line.person?.id === person && ['watcher', 'cc'].includes(line.role)) as Participant
}
