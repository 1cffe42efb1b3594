// What every change of a checklist goes through: the ticket is held, the change made, the ticket counted anew, both sides told.
import type { Context, NewEvent } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { audienceOf, type Watched } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { readFor } from '../ticket.ts'
import type { Checklist } from './contract.ts'
import { presentChecklist } from './present.ts'
import * as store from './store.ts'

/** A ticket and one of its lists, held for change. @throws DeskError not_found */
export async function readList(
  ctx: Context,
  reference: string,
  id: string,
  { removed = false } = {},
): Promise<{ ticket: TicketRecord; list: store.ChecklistRow }> {
  const ticket = await readFor(ctx, reference, 'change')
  const [list] = await store.lists(ctx, ticket.id, { id, removed })
  if (!list) throw missing('checklist')
  return { ticket, list }
}

type Told = Watched & { id: string }

export async function tell(ctx: Context, ticket: Told, name: NewEvent['name'], changes: Record<string, unknown>) {
  await store.recount(ctx, ticket.id)
  await ctx.record({
    name,
    subject: { kind: 'ticket', id: ticket.id },
    changes,
    audience: audienceOf(ticket, 'internal'),
  })
}

export async function showList(ctx: Context, ticket: string, id: string): Promise<Checklist> {
  const [list] = await store.lists(ctx, ticket, { id })
  if (!list) throw missing('checklist')
  return presentChecklist(list)
}

/** How far a list is: `3` of `5`. */
export const progress = ({ items }: Checklist) => ({
  done: items.filter((item) => item.done).length,
  total: items.length,
})
