// What escalating, answering and handing back have in common: a note in the conversation, and telling both sides.
import type { Context, NewEvent } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import type { Ticket } from '../contract.ts'
import * as conversation from '../conversation.store.ts'
import { audienceOf } from '../policy.ts'
import * as tickets from '../store.ts'
import { present, readFor, show } from '../ticket.ts'
import type { EscalationRow } from './store.ts'

export const placeOf = ({ team, level }: tickets.TicketRecord) => ({ team, level })

/** Internal, and not announced by itself: the event that it belongs to speaks of it. */
export async function writeNote(ctx: Context, ticket: tickets.TicketRecord, body: string): Promise<string> {
  const id = ctx.newId()
  await conversation.insert(ctx, ticket.id, {
    id,
    kind: 'note',
    visibility: 'internal',
    side: 'desk',
    author_id: ctx.actor.kind === 'person' ? ctx.actor.id : null,
    body,
    channel: ctx.via?.kind === 'api_key' ? 'api' : 'portal',
  })
  return id
}

/** An escalated ticket, held for change. @throws DeskError conflict when nothing waits for an answer */
export async function readEscalated(
  ctx: Context,
  reference: string,
): Promise<{ ticket: tickets.TicketRecord; open: EscalationRow }> {
  const ticket = await readFor(ctx, reference, 'handBack')
  if (!ticket.escalation)
    throw new DeskError(
      'conflict',
      `${ticket.number} has no open escalation, so nothing was changed. Look at it again.`,
    )
  return { ticket, open: ticket.escalation }
}

/** Both sides hear of it, and of its requester nobody: who works on something is not what they were told. */
export async function told(
  ctx: Context,
  before: tickets.TicketRecord,
  name: NewEvent['name'],
  more: Record<string, unknown>,
): Promise<Ticket> {
  const after = await tickets.seenByDesk(ctx, before.id)
  const changes = {
    team: [before.team, after.team],
    level: [before.level, after.level],
    assignee: [before.assignee, after.assignee],
  }
  await ctx.record({
    name,
    subject: { kind: 'ticket', id: before.id },
    changes: {
      ...Object.fromEntries(
        Object.entries(changes).filter(([, [old, now]]) => JSON.stringify(old) !== JSON.stringify(now)),
      ),
      ...more,
    },
    audience: [...new Set([...audienceOf(before, 'internal'), ...audienceOf(after, 'internal')])],
  })
  const visible = await tickets.find(ctx, { id: before.id })
  return visible ? show(ctx, before.id) : present(ctx, after)
}
