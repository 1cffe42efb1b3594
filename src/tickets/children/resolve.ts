// The end of a child, seen from its parent; and the end of a parent, seen from its children.
import { type Context, theDesk } from '../../platform/context.ts'
import { audienceOfBoth } from '../policy.ts'
import * as tickets from '../store.ts'
import * as store from './store.ts'

/** Tells each parent that waits for nothing more: a line in its history, and up in the lists. */
export async function childEnded(ctx: Context, child: tickets.TicketRecord): Promise<void> {
  if (!child.parent_id && !child.has_merged) return
  for (const id of await store.done(ctx, child.id)) {
    const parent = await tickets.find(ctx.as(theDesk), { id })
    if (!parent) continue
    await store.touch(ctx, id)
    await ctx.record({
      name: 'ticket.children_done',
      subject: { kind: 'ticket', id },
      changes: { other: { id: child.id, number: child.number } },
      audience: audienceOfBoth(parent, child, 'internal'),
    })
  }
}

/** Ends the open children that the caller sees, the lowest first. */
export async function endChildren(
  ctx: Context,
  parent: tickets.TicketRecord,
  end: (child: string) => Promise<unknown>,
): Promise<void> {
  for (const id of await store.open(ctx, parent.id)) {
    if (await tickets.find(ctx, { id })) await end(id)
  }
}
