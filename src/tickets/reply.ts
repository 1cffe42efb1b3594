import type { Context } from '../platform/context.ts'
import { DeskError, invalid } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { reply as replyOperation } from './contract.ts'
import * as store from './conversation.store.ts'
import { showMessage } from './messages.ts'
import { audienceOf, isAgent, worksOn } from './policy.ts'
import { reopened } from './resolve.ts'
import * as tickets from './store.ts'
import { readFor } from './ticket.ts'

export const reply = implement(
  replyOperation,
  async (ctx, { id: reference, body, visibility = 'public', attachments = [], status }) => {
    if (!isAgent(ctx.actor) && visibility === 'internal')
      throw new DeskError('forbidden', 'Internal notes are for agents. Send it as a public reply.')
    const ticket = await readFor(ctx, reference, visibility === 'internal' ? 'note' : 'reply')
    if (status && !worksOn(ctx.actor, ticket)) throw invalid('status', 'is set by agents only: leave it out')
    const id = ctx.newId()
    const kind = visibility === 'internal' ? 'note' : 'reply'
    await store.insert(ctx, ticket.id, {
      id,
      kind,
      visibility,
      side: sideOf(ctx, ticket),
      author_id: ctx.actor.id,
      body,
      channel: ctx.via?.kind === 'api_key' ? 'api' : 'portal',
    })
    await tieFiles(ctx, ticket.id, id, visibility, attachments)
    await ctx.record({
      name: kind === 'note' ? 'ticket.noted' : 'ticket.replied',
      subject: { kind: 'ticket', id: ticket.id },
      changes: { message: id },
      audience: audienceOf(ticket, visibility),
    })
    await moveOn(ctx, ticket, visibility, status)
    return showMessage(ctx, ticket.id, id)
  },
)

/** An agent who asks for something themselves speaks as its requester. */
const sideOf = (ctx: Context, ticket: tickets.TicketRecord) =>
  ticket.requester_id === ctx.actor.id || !worksOn(ctx.actor, ticket) ? 'requester' : 'desk'

async function tieFiles(
  ctx: Context,
  ticket: string,
  message: string,
  visibility: 'public' | 'internal',
  ids: string[],
) {
  if (ids.length === 0) return
  if ((await store.tie(ctx, ticket, message, visibility, ids)) < new Set(ids).size) {
    throw invalid(
      'attachments',
      'names a file that is not on this ticket, is not yours, or belongs to another message already',
    )
  }
}

/** What a message does to the state: the desk answers and it is open, or waits; the requester answers and it is open again. */
async function moveOn(
  ctx: Context,
  ticket: tickets.TicketRecord,
  visibility: 'public' | 'internal',
  wish: 'open' | 'pending' | 'on_hold' | undefined,
) {
  const side = sideOf(ctx, ticket)
  if (wish && ['resolved', 'closed'].includes(ticket.status))
    throw invalid('status', `cannot be set while ${ticket.number} is ${ticket.status}: reopen it first`)
  if (side === 'requester' && visibility === 'public' && ticket.status === 'resolved')
    return void (await reopened(ctx, ticket, null))
  const answered = side === 'desk' && visibility === 'public'
  const first = answered && !ticket.first_responded_at ? { first_responded_at: ctx.now } : {}
  const status = wish ?? (visibility === 'public' ? naturalStatus(ticket.status, side, answered) : undefined)
  await tickets.update(ctx, ticket.id, { ...first, ...(status && { status }) })
  if (!status || status === ticket.status) return
  await ctx.record({
    name: 'ticket.changed',
    subject: { kind: 'ticket', id: ticket.id },
    changes: { status: [ticket.status, status] },
    audience: audienceOf(ticket),
  })
}

function naturalStatus(status: tickets.TicketRecord['status'], side: 'requester' | 'desk', answered: boolean) {
  if (side === 'requester') return status === 'pending' ? ('open' as const) : undefined
  return answered && status === 'new' ? ('open' as const) : undefined
}
