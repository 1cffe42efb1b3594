// A ticket as it was: rebuilt from how it is now and the events since then, and shown by the same rules as a ticket of today.
import type { Context } from '../../platform/context.ts'
import { DeskError, invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import type { Ticket } from '../contract.ts'
import { same } from '../differences.ts'
import { findPast } from '../store.ts'
import { present, read, referenceOf } from '../ticket.ts'
import { historic, TicketState, ticketAt } from './contract.ts'
import { rewind } from './rewind.ts'
import * as store from './store.ts'

export const at = implement(ticketAt, async (ctx, { id, time, event }) => {
  if ((time === undefined) === (event === undefined)) throw invalid('time', 'or event has to be given: one of them')
  const record = await read(ctx, referenceOf(id))
  const row = await store.row(ctx, record.id)
  const events = await store.whole(ctx, record.id)
  const last =
    event === undefined ? lastBy(events, new Date(time as string)) : await placeOf(ctx, record.id, events, event)
  const happened = events[last] as store.WholeEvent
  const past = await findPast(ctx, rewind(row, events.slice(last + 1)))
  if (!past)
    throw new DeskError(
      'not_found',
      'What it was like then is not for you to see: it was deleted, or with others whose tickets you do not see. Choose another moment.',
    )
  const [was, is] = [present(ctx, past), present(ctx, record)]
  return {
    number: record.number,
    at: (event === undefined ? new Date(time as string) : happened.at).toISOString(),
    event: happened.id,
    was: stateOf(was),
    is: stateOf(is),
    changed: historic.filter((field) => !same(was[field], is[field])),
  }
})

/** Events stand in the order in which they happened; their times are those at which their transactions began. */
function lastBy(events: store.WholeEvent[], time: Date): number {
  const after = events.findIndex((event) => event.at > time)
  const last = after < 0 ? events.length - 1 : after - 1
  const [first] = events
  if (last < 0)
    throw invalid('time', `is before the ticket came to be: it was opened at ${first?.at.toISOString() ?? 'no time'}`)
  return last
}

/** Of its events, one that the caller hears of. */
async function placeOf(ctx: Context, ticket: string, events: store.WholeEvent[], id: string): Promise<number> {
  const place = events.findIndex((event) => event.id === id)
  if (place < 0 || (await store.history(ctx, ticket, { only: id }, 1)).length === 0) throw missing('event')
  // What one transaction did is one step: a state in the middle of it never was.
  const { at: moment } = events[place] as store.WholeEvent
  let last = place
  while (events[last + 1]?.at.getTime() === moment.getTime()) last++
  return last
}

const fields = Object.keys(TicketState.shape) as (keyof TicketState)[]

const stateOf = (ticket: Ticket): TicketState =>
  Object.fromEntries(fields.map((field) => [field, ticket[field]])) as TicketState
