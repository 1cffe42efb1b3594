// In the transaction of an event of a ticket: a row for each person whom it concerns, so that the mail, or the reason why there is
// none, stands with what caused it.
import type { Announcement, Context } from '../../platform/context.ts'
import type { Reaction } from '../../platform/reactions.ts'
import { channels } from '../../tickets/index.ts'
import { type Box, boxes, boxFor } from './boxes.ts'
import type { MailKind } from './contract.ts'
import { decide, type Happening, leftOutOf, type Told } from './decide.ts'
import { nudge } from './nudge.ts'
import * as store from './plan.store.ts'
import { noMailboxSends } from './prepare/may-go.ts'
import { resumeMailbox } from './send/store.ts'

/** What the desk's people say or decide can be undone for some seconds; what machines say needs no second thought. */
const held = new Set<MailKind>(['reply', 'resolution', 'reopened'])

export const planMail: Reaction = {
  name: 'email.plan',
  on: ['ticket.opened', 'ticket.replied', 'ticket.resolved', 'ticket.closed', 'ticket.reopened', 'ticket.reminded'],
  async run(ctx, event) {
    const all = await boxes(ctx)
    if (all.length === 0) return
    if (event.name === 'ticket.opened') return opened(ctx, event, all)
    const correspondence = await channels.correspondenceOf(ctx, event.subject.id)
    if (!correspondence) return
    const { ticket, people } = correspondence
    const muted = await store.mutedOn(ctx, ticket.id)
    const leftOut = leftOutOf(event.changes)
    const happening: Happening = {
      name: event.name,
      by: ctx.actor.id,
      side: channels.worksIt(correspondence, ctx.actor) ? 'desk' : 'requester',
      alsoSaid: saidAlso(ctx, event),
      byItself: event.changes?.after !== undefined,
    }
    const unaware = await takenBack(ctx, event)
    const told = decide(
      happening,
      people.map(({ person, role, sees }) => ({
        id: person.id,
        name: person.name,
        role,
        active: person.active,
        sees,
        muted: muted.has(person.id),
        leftOut: leftOut.has(person.id),
        unaware: unaware.has(person.id),
      })),
    )
    await put(ctx, event, all, { told, team: ticket.team_id, cameBy: await store.cameBy(ctx, ticket.id) })
  },
}

/** A reply to a resolved ticket reopens it, and is told of by itself. */
const saidAlso = (ctx: Context, { subject, name, changes }: Announcement) =>
  name === 'ticket.reopened' && (changes?.reply === true || ctx.recorded(subject.id).includes('ticket.replied'))

/**
 * Resolved and reopened, or reopened and resolved in the same words, before the first of the two was mailed: whoever was to get it gets
 * neither. Words that say why always go. Answers with the ids of those people.
 */
async function takenBack(ctx: Context, { name, subject, changes }: Announcement): Promise<ReadonlySet<string>> {
  if (name === 'ticket.reopened' && !changes?.reason)
    return store.keepBack(ctx, subject.id, 'resolution', `${ctx.actor.name} reopened the ticket before it left.`)
  if (name === 'ticket.resolved' && (await store.lastMailedResolution(ctx, subject.id)) === changes?.resolution)
    return store.keepBack(ctx, subject.id, 'reopened', `${ctx.actor.name} resolved the ticket again before it left.`)
  return new Set()
}

/** One statement that nobody waits for: tickets are opened faster than anything else happens. */
async function opened(ctx: Context, event: Announcement, all: Box[]) {
  const requester = event.changes?.requester as string
  const agent = ctx.actor.kind === 'person' && ctx.actor.permissions.has('tickets.work')
  const own = agent && ctx.actor.id === requester
  const told = { person: requester, role: 'requester', kind: 'acknowledgement' } as const
  const rows = rowsOf(ctx, event, all, {
    told: [{ ...told, reason: own ? 'It was their own doing.' : null }],
    team: null,
    cameBy: null,
  })
  await ctx.along(store.insert(ctx, rows))
}

/** Whoever was in copy from the beginning is told nothing of it by the desk, and the ticket says so. */
export const tellOfCopies: Reaction = {
  name: 'email.copies-of-opening',
  on: ['ticket.participant_added'],
  async run(ctx, event) {
    const { role, person } = (event.changes ?? {}) as { role?: string; person?: { id: string } }
    if (role !== 'cc' || !person || !ctx.recorded(event.subject.id).includes('ticket.opened')) return
    const all = await boxes(ctx)
    if (all.length === 0) return
    const reason = 'Only whoever asked is told that a ticket has arrived. People in copy get what is answered.'
    const told: Told[] = [{ person: person.id, role: 'cc', kind: 'acknowledgement', reason }]
    await put(ctx, event, all, { told, team: null, cameBy: null })
  },
}

interface Plan {
  told: Told[]
  team: string | null
  cameBy: string | null
}

async function put(ctx: Context, event: Announcement, all: Box[], plan: Plan) {
  const rows = rowsOf(ctx, event, all, plan)
  if (rows.length > 0) await store.insert(ctx, rows)
}

function rowsOf(ctx: Context, event: Announcement, all: Box[], { told, team, cameBy }: Plan) {
  const box = boxFor(all, cameBy, team)
  const human = ctx.actor.kind === 'person'
  return told.map(({ person, role, kind, reason: barred }) => {
    const reason = barred ?? (box ? null : noMailboxSends)
    const wait = human && held.has(kind) ? (box?.holdSeconds ?? 0) : 0
    const due = new Date(ctx.now.getTime() + wait * 1000)
    if (!reason) nudge(ctx.tenant, due)
    return {
      id: ctx.newId(),
      event_id: event.id,
      kind,
      ticket_id: event.subject.id,
      message_id: (event.changes?.message as string | undefined) ?? null,
      person_id: person,
      role,
      state: reason ? ('suppressed' as const) : wait > 0 ? ('held' as const) : ('queued' as const),
      reason,
      due_at: reason ? null : due,
    }
  })
}

/** Somebody mended it: what waits for it leaves at once, and not after the pause of a server that let nobody in. */
export const resumeSending: Reaction = {
  name: 'email.resume-sending',
  on: ['mailbox.changed', 'mailbox.authorized'],
  async run(ctx, { subject }) {
    await resumeMailbox(ctx, subject.id)
    nudge(ctx.tenant, ctx.now)
  },
}

/** A ticket that is removed for good takes along whom it was mailed to. */
export const eraseWithTicket: Reaction = {
  name: 'email.erase-sent',
  on: ['ticket.removed'],
  run: (ctx, { subject }) => store.erase(ctx, subject.id),
}
