// The end of a ticket, and its return: resolve, confirm and close, reopen.
import type { Updateable } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { implement } from '../platform/execute.ts'
import type { Schema } from '../platform/schema.ts'
import { childEnded, endChildren } from './children/resolve.ts'
import { whenClosed } from './closing/when-closed.ts'
import { closeTicket, reopenTicket, resolveTicket, type Ticket } from './contract.ts'
import * as conversation from './conversation.store.ts'
import { endWithTicket } from './escalation/end.ts'
import { demandFields } from './fields/on-ticket.ts'
import { destination, inState, type MoveWish, stateChanges } from './move.ts'
import { audienceOf, worksOn } from './policy.ts'
import { awake } from './snooze/snooze.ts'
import * as store from './store.ts'
import { readFor, show } from './ticket.ts'
import type { State } from './workflow/model.ts'
import { type TicketStatus, unresolved } from './workflow.ts'

export const resolve = implement(resolveTicket, (ctx, { id, ...wish }) => resolveOne(ctx, id, wish))

type Wish = Omit<z.output<typeof resolveTicket.input>, 'id'>

async function resolveOne(ctx: Context, id: string, { resolution, state, children }: Wish): Promise<Ticket> {
  const ticket = await readFor(ctx, id, 'resolve', (record) => ({
    ...record,
    children_follow: children ?? record.children_follow,
  }))
  // In the same words, and each to the usual state of its own workflow.
  if (ticket.children_follow)
    await endChildren(ctx, ticket, (child) =>
      resolveOne({ ...ctx, ifMatch: undefined }, child, { resolution, children: true }),
    )
  const to = destination(ctx, ticket, 'resolve', { state }, { resolution: true })
  await demandFields(ctx, ticket, 'resolving')
  const escalation = await endWithTicket(ctx, ticket)
  const closes_at = await whenClosed(ctx, ticket.category?.id ?? null)
  const responded = { first_responded_at: ticket.first_responded_at ?? ctx.now }
  const values = { resolution, resolved_at: ctx.now, closes_at, ...awake, ...responded, ...escalation }
  return move(ctx, ticket, to, 'ticket.resolved', values, { resolution })
}

export const close = implement(closeTicket, async (ctx, { id, state }) => {
  const ticket = await readFor(ctx, id, 'close')
  return closed(ctx, ticket, { state }, { confirmed: !worksOn(ctx.actor, ticket) })
})

/** Also what the closing rule does. @throws DeskError when the workflow has no way there for this actor, before it writes */
export async function closed(ctx: Context, ticket: store.TicketRecord, wish: MoveWish, why: object, causedBy?: string) {
  const to = destination(ctx, ticket, 'close', wish)
  const escalation = await endWithTicket(ctx, ticket)
  const times = {
    closed_at: ctx.now,
    resolved_at: ticket.resolved_at ?? ctx.now,
    closes_at: null,
    ...awake,
    ...escalation,
  }
  return move(ctx, ticket, to, 'ticket.closed', times, why, causedBy)
}

export const reopen = implement(reopenTicket, async (ctx, { id, reason, state }) => {
  const ticket = await readFor(ctx, id, 'reopen')
  const to = destination(ctx, ticket, 'reopen', { state })
  if (reason) await sayWhy(ctx, ticket, reason)
  return reopened(ctx, ticket, to, { reason: reason ?? null })
})

/** A reply says itself why. */
export const byReply = { reason: null, reply: true } as const

/** Also what a requester's reply to a resolved ticket does. The resolution that did not hold stays in the history. */
export function reopened(ctx: Context, ticket: store.TicketRecord, to: State, why: { reason: string | null }) {
  const values = { resolution: null, resolved_at: null, closed_at: null, closes_at: null }
  return move(ctx, ticket, to, 'ticket.reopened', values, {
    ...why,
    resolution: [ticket.resolution, null],
  })
}

async function move(
  ctx: Context,
  ticket: store.TicketRecord,
  to: State,
  name: `ticket.${string}`,
  values: Updateable<Schema['ticket']>,
  more: object,
  causedBy?: string,
) {
  await store.update(ctx, ticket.id, { ...values, ...inState(to) })
  await ctx.record({
    name,
    subject: { kind: 'ticket', id: ticket.id },
    changes: { ...stateChanges(ticket, to), ...more },
    ...(causedBy && { causedBy }),
    audience: audienceOf(ticket),
  })
  if (isOpen(ticket.status) && !isOpen(to.kind)) await childEnded(ctx, ticket)
  return show(ctx, ticket.id)
}

const isOpen = (status: TicketStatus) => unresolved.some((one) => one === status)

async function sayWhy(ctx: Context, ticket: store.TicketRecord, body: string) {
  const side = worksOn(ctx.actor, ticket) ? 'desk' : 'requester'
  await conversation.insert(ctx, ticket.id, {
    id: ctx.newId(),
    kind: 'reply',
    visibility: 'public',
    side,
    author_id: ctx.actor.id,
    body,
    channel: ctx.via?.kind === 'api_key' ? 'api' : 'portal',
  })
}
