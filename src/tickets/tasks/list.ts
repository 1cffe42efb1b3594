import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import { pageOfAll } from '../bounded.ts'
import type { TicketName } from '../contract.ts'
import { from, sourcesOf } from '../merge/together.ts'
import { named } from '../people.ts'
import { worksOn } from '../policy.ts'
import { glance } from '../ticket.ts'
import { listTasks, type Task } from './contract.ts'
import * as store from './store.ts'

export const list = implement(listTasks, async (ctx, { id, ...paging }) => {
  const ticket = await glance(ctx, id)
  const sources = await sourcesOf(ctx, ticket)
  const tickets = [ticket, ...sources].map((one) => one.id)
  // An agent who only asked for it sees none of the work behind it.
  const rows = worksOn(ctx.actor, ticket) ? await store.list(ctx, tickets) : []
  const keyOf = (row: store.TaskRow) => [padded(tickets.indexOf(row.ticket_id)), padded(row.place), row.id]
  return pageOfAll(ctx, `tasks ${ticket.id}`, rows, paging, keyOf, (row) => present(ctx, row, sources))
})

const padded = (place: number) => String(place).padStart(6, '0')

export const present = (ctx: Context, row: store.TaskRow, sources: TicketName[]): Task => ({
  id: row.id,
  text: row.text,
  owner: named(ctx, row.owner),
  dueAt: row.due_at?.toISOString() ?? null,
  mandatory: row.mandatory,
  done: row.done_at !== null,
  doneAt: row.done_at?.toISOString() ?? null,
  doneBy: named(ctx, row.doer),
  from: from(sources, row.ticket_id),
  at: row.at.toISOString(),
})
