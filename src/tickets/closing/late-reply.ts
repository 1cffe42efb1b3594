// An answer that comes after the end. Soon after it, it reopens the ticket; later it is the first word of a new one.
import type { Context } from '../../platform/context.ts'
import { insert } from '../insert.store.ts'
import { naturalForRequester } from '../move.ts'
import { organisationOf } from '../people.ts'
import { audienceOf, audienceOfBoth, replyGoes } from '../policy.ts'
import { byReply, reopened } from '../resolve.ts'
import type * as tickets from '../store.ts'
import { read } from '../ticket.ts'
import * as store from './store.ts'

/**
 * The ticket on which a public reply of the caller stands.
 * @param files ids of those that go with it
 * @param channel by which it came; the portal or the API, unless told
 */
export async function whereReplyGoes(
  ctx: Context,
  ticket: tickets.TicketRecord,
  files: string[],
  channel: tickets.TicketRecord['channel'] = ctx.via?.kind === 'session' ? 'portal' : 'api',
): Promise<tickets.TicketRecord> {
  const goes = replyGoes(ctx, ticket)
  if (ticket.status !== 'closed' || goes === 'here') return ticket
  const back = goes === 'reopens' ? naturalForRequester(ctx, ticket, 'open') : undefined
  if (back) {
    await reopened(ctx, ticket, back, byReply)
    return read(ctx, { id: ticket.id })
  }
  const id = await openFollowUp(ctx, ticket, channel)
  await store.moveFiles(ctx, ticket.id, id, files)
  const next = await read(ctx, { id })
  await ctx.record({
    name: 'ticket.carried_on',
    subject: { kind: 'ticket', id: ticket.id },
    changes: { other: { id, number: next.number } },
    audience: audienceOfBoth(ticket, next, 'public'),
  })
  return next
}

/** For the same person and the same colleagues, about the same, with the team that knows it; to nobody in particular. */
async function openFollowUp(
  ctx: Context,
  ticket: tickets.TicketRecord,
  channel: tickets.TicketRecord['channel'],
): Promise<string> {
  const { title, number, requester_id, team_id, cc } = ticket
  const id = ctx.newId()
  // What it is about is said in the reply that stands on it first.
  const description = ''
  const row = {
    id,
    title,
    description,
    type: ticket.type,
    status: 'new' as const,
    state: null,
    priority: ticket.priority,
    priority_by: ticket.priority_by,
    impact: ticket.impact,
    urgency: ticket.urgency,
    category_id: ticket.category?.id ?? null,
    tags: [],
    fields: ticket.fields,
    channel,
    requester_id,
    opened_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
    team_id,
    assignee_id: null,
    level: ticket.level,
    follows_id: ticket.id,
    opened_at: ctx.now,
    updated_at: ctx.now,
  }
  // Of the same type, also when that was retired meanwhile.
  await insert(ctx, [row], 'import')
  await store.takeAlong(ctx, ticket.id, id)
  await ctx.record({
    name: 'ticket.opened',
    subject: { kind: 'ticket', id },
    changes: { title, description, requester: requester_id, cc, follows: { id: ticket.id, number } },
    audience: audienceOf({ ...ticket, organisation_id: await organisationOf(ctx, requester_id) }),
  })
  return id
}
