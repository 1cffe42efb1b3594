// Tickets whose state went with an edit of their workflow: moved in portions, each with its line in the history.
import { type Context, theDesk } from '../../platform/context.ts'
import { act } from '../../platform/events.ts'
import type { LongFollowUp, Reaction } from '../../platform/reactions.ts'
import { audienceOf } from '../policy.ts'
import { effectiveState } from '../workflow/mapping.ts'
import { standardWorkflow } from '../workflow/standard.ts'
import * as types from './store.ts'
import * as store from './workflow.store.ts'

const portion = 250

/** Moves the next portion. Answers with how many it found: none, and all is done. */
export async function moveStranded(ctx: Context, typeId: string): Promise<number> {
  const type = await types.find(ctx, { id: typeId })
  if (!type || Object.keys(type.successors).length === 0) return 0
  const workflow = type.workflow ?? standardWorkflow
  const gone = Object.keys(type.successors)
  const tickets = await store.stranded(ctx, type.key, gone, portion)
  if (tickets.length === 0) return 0
  const nextOf = (ticket: Pick<store.StrandedTicket, 'state' | 'status'>) =>
    effectiveState(workflow, type.successors, ticket.state, ticket.status)
  const moves = gone.map((from) => ({ from, to: nextOf({ state: from, status: 'open' }) }))
  await store.settle(
    ctx,
    tickets.map(({ id }) => id),
    moves,
  )
  for (const ticket of tickets) {
    const next = nextOf(ticket)
    const kindChanged = next.kind !== ticket.status
    await ctx.record({
      name: 'ticket.changed',
      subject: { kind: 'ticket', id: ticket.id },
      changes: {
        ...(kindChanged && { status: [ticket.status, next.kind] }),
        state: [
          { key: ticket.state, name: type.state_names[ticket.state] ?? ticket.state },
          { key: next.key, name: next.name },
        ],
      },
      audience: audienceOf(ticket, kindChanged ? 'public' : 'internal'),
    })
  }
  return tickets.length
}

/** Those of a small desk stand right at once; what is left is moved by the job, and read by its successor until then. */
export const moveFirstTickets: Reaction = {
  name: 'tickets.move-first-states',
  on: ['workflow.changed'],
  async run(ctx, event) {
    await moveStranded(ctx, event.subject.id)
  },
}

/** What one transaction should not hold: the rest, portion by portion. Interrupted, it goes on with what is left. */
export const moveTickets: LongFollowUp = {
  name: 'tickets.move-states',
  on: ['workflow.changed'],
  async work(runtime, tenant, event, stop) {
    for (;;) {
      stop.throwIfAborted()
      const moved = await act(runtime, { tenant, actor: theDesk, causedBy: event }, (ctx) =>
        moveStranded(ctx, event.subject.id),
      )
      if (moved < portion) return
    }
  },
}
