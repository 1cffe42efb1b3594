// Details from whoever asked. Where the ticket waited for them it goes on, as if they had answered in words.
import type { Context } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { inState, naturalForRequester, stateChanges } from '../move.ts'
import { audienceOf, onPublicSide } from '../policy.ts'
import * as tickets from '../store.ts'
import { present, read, readFor, show } from '../ticket.ts'
import { tellDetails } from './contract/telling.ts'
import { detailsOf } from './on-ticket.ts'
import { fieldChanges } from './told.ts'

export const tell = implement(tellDetails, async (ctx, { id: reference, fields }) => {
  const before = await readFor(ctx, reference, 'reply')
  refuseWhenOver(before)
  const next = await detailsOf(ctx, fields, before)
  if (JSON.stringify(next) === JSON.stringify(before.fields)) return present(ctx, before)
  const goesTo = waitsForThem(ctx, before) ? naturalForRequester(ctx, before, 'open') : undefined
  await tickets.update(ctx, before.id, { fields: next, ...(goesTo && inState(goesTo)) })
  const after = await read(ctx, { id: before.id })
  await ctx.record({
    name: 'ticket.changed',
    subject: { kind: 'ticket', id: before.id },
    // Only what requesters are shown can be told here.
    changes: { ...fieldChanges(before, after).shown, ...(goesTo && stateChanges(before, goesTo)) },
    audience: audienceOf(before),
  })
  return show(ctx, before.id)
})

const waitsForThem = (ctx: Context, ticket: tickets.TicketRecord) =>
  ticket.status === 'pending' && onPublicSide(ctx.actor, ticket)

function refuseWhenOver({ number, status, merged_into }: tickets.TicketRecord): void {
  if (merged_into)
    throw new DeskError(
      'conflict',
      `${number} was merged into another one. Nothing was changed. Write a reply instead.`,
    )
  if (status === 'resolved' || status === 'closed')
    throw new DeskError(
      'conflict',
      `${number} is ${status}. Nothing was changed. Say in a reply that it still happens.`,
    )
}
