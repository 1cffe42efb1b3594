import { type Context, theDesk } from '../platform/context.ts'
import { DeskError, invalid } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { takeAlong } from './canned-replies/along.ts'
import { countUse } from './canned-replies/store.ts'
import { whereReplyGoes } from './closing/late-reply.ts'
import { reply as replyOperation } from './contract.ts'
import * as store from './conversation.store.ts'
import { named, tellNamed } from './mentions/mention.ts'
import { showMessage } from './messages.ts'
import { changedState, inState, type MoveWish, natural, naturalForRequester, stateChanges } from './move.ts'
import { putTogether } from './participants/add.ts'
import { audienceOf, audienceOfBoth, isAgent, onPublicSide, worksOn } from './policy.ts'
import { byReply, reopened } from './resolve.ts'
import { woken } from './snooze/snooze.ts'
import * as tickets from './store.ts'
import { read, readFor } from './ticket.ts'

export const reply = implement(
  replyOperation,
  async (ctx, { id: reference, body, visibility = 'public', attachments = [], status, state, ...more }) => {
    const { copyTo = [], leaveOut = [] } = more
    if (!isAgent(ctx.actor) && visibility === 'internal')
      throw new DeskError('forbidden', 'Internal notes are for agents. Send it as a public reply.')
    const answered = await readFor(ctx, reference, visibility === 'internal' ? 'note' : 'reply')
    for (const [field, wish] of Object.entries({ status, state, ...more }))
      if (wish && !worksOn(ctx.actor, answered)) throw invalid(field, 'is set by agents only: leave it out')
    for (const [field, wish] of Object.entries({ copyTo, leaveOut }))
      if (wish.length > 0 && visibility === 'internal')
        throw invalid(field, 'is for replies: nobody outside the desk is told of a note. Leave it out')
    const goesTo = visibility === 'public' ? await whereReplyGoes(ctx, answered, attachments) : answered
    const taken = more.with ? await takeAlong(ctx, goesTo, more.with) : goesTo
    const ticket = copyTo.length > 0 ? await putTogether(ctx, taken, copyTo) : taken
    if (more.cannedReply) await countUse(ctx, more.cannedReply)
    const { people, ...said } = await named(ctx, ticket, body, visibility)
    const id = ctx.newId()
    const kind = visibility === 'internal' ? 'note' : 'reply'
    await store.insert(ctx, ticket.id, {
      id,
      kind,
      visibility,
      side: sideOf(ctx, ticket),
      author_id: ctx.actor.id,
      body: said.body,
      channel: ctx.via?.kind === 'api_key' ? 'api' : 'portal',
    })
    await tieFiles(ctx, ticket.id, id, visibility, attachments)
    await tellNamed(ctx, ticket, id, people)
    await ctx.record({
      name: kind === 'note' ? 'ticket.noted' : 'ticket.replied',
      subject: { kind: 'ticket', id: ticket.id },
      changes: { message: id, ...(leaveOut.length > 0 && { leftOut: leaveOut }) },
      audience: audienceOf(ticket, visibility),
    })
    await goOn(ctx, ticket, visibility, { status, state })
    const { number } = ticket
    const message = await showMessage(ctx, ticket.id, id)
    return { ...message, ticket: { id: ticket.id, number }, followUp: ticket.id !== answered.id }
  },
)

export const sideOf = (ctx: Context, ticket: tickets.TicketRecord) =>
  onPublicSide(ctx.actor, ticket) ? 'requester' : 'desk'

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

/** The work goes on where a merged ticket went: there it opens again, and is told. */
export async function goOn(
  ctx: Context,
  ticket: tickets.TicketRecord,
  visibility: 'public' | 'internal',
  wish: MoveWish,
  side: 'requester' | 'desk' = sideOf(ctx, ticket),
) {
  const first =
    side === 'desk' && visibility === 'public' && !ticket.first_responded_at ? { first_responded_at: ctx.now } : {}
  if (!ticket.merged_end) return moveOn(ctx, ticket, { side, visibility, wish, first })
  if (wish.state !== undefined || wish.status !== undefined)
    throw invalid('status', `cannot be set: ${ticket.number} was merged. Set it on the ticket that it went into`)
  await tickets.update(ctx, ticket.id, first)
  // In the name of the desk: who wrote here may not see that ticket, and who reads it need not know of them.
  const desk = ctx.as(theDesk)
  const held = await tickets.hold(desk, { id: ticket.merged_end })
  if (!held) return // it lies in the bin
  const end = await read(desk, { id: held })
  await ctx.record({
    name: 'ticket.answered_elsewhere',
    subject: { kind: 'ticket', id: end.id },
    changes: { other: { id: ticket.id, number: ticket.number } },
    audience: audienceOfBoth(end, ticket, 'internal'),
  })
  await moveOn(desk, end, { side, visibility, wish: {}, first: {} })
}

interface Word {
  side: 'requester' | 'desk'
  visibility: 'public' | 'internal'
  wish: MoveWish
  /** The time of the first answer, if this is it. */
  first: { first_responded_at?: Date }
}

/** What a message does to the state: the desk answers and it is open, or waits; the requester answers and it is open again. */
async function moveOn(ctx: Context, ticket: tickets.TicketRecord, { side, visibility, wish, first }: Word) {
  const wished = wish.state !== undefined || wish.status !== undefined
  if (wished && ['resolved', 'closed'].includes(ticket.status))
    throw invalid('status', `cannot be set while ${ticket.number} is ${ticket.status}: reopen it first`)
  const said = side === 'requester' && visibility === 'public'
  const back = said && ticket.status === 'resolved' ? naturalForRequester(ctx, ticket, 'open') : undefined
  if (back) return void (await reopened(ctx, ticket, back, byReply))
  if (said && ticket.snoozed_until) await woken(ctx, ticket, 'reply')
  const next = wished
    ? changedState(ctx, ticket, wish)
    : visibility === 'public'
      ? onward(ctx, ticket, side)
      : undefined
  await tickets.update(ctx, ticket.id, { ...first, ...(next && inState(next)) })
  if (!next) return
  const changes = stateChanges(ticket, next)
  await ctx.record({
    name: 'ticket.changed',
    subject: { kind: 'ticket', id: ticket.id },
    changes,
    audience: audienceOf(ticket, 'status' in changes ? 'public' : 'internal'),
  })
}

/** A ticket that waited for its requester, or for the first word of the desk, is open. */
function onward(ctx: Context, ticket: tickets.TicketRecord, side: 'requester' | 'desk') {
  if (side === 'requester') return ticket.status === 'pending' ? naturalForRequester(ctx, ticket, 'open') : undefined
  return ticket.status === 'new' ? natural(ctx, ticket, 'open') : undefined
}
