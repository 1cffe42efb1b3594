import { personId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { DeskError } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { categoryId } from './category-reference.ts'
import { changeTicket, type Ticket } from './contract.ts'
import { differences } from './differences.ts'
import { organisationOf } from './people.ts'
import { audienceOf } from './policy.ts'
import { weigh } from './priority.ts'
import * as store from './store.ts'
import { demand, present, readFor, show } from './ticket.ts'

export const change = implement(changeTicket, async (ctx, { id: reference, ...wish }) => {
  const before = await readFor(ctx, reference, 'change')
  if (wish.status && wish.status !== before.status) demand(ctx, 'setStatus', before)
  const values = await valuesOf(ctx, wish, before)
  if (Object.keys(values).length === 0) return present(ctx, before)
  await store.update(ctx, before.id, values)
  const after = await show(ctx, before.id)
  const changes = differences(present(ctx, before), after)
  if (Object.keys(changes).length > 0) {
    await ctx.record({
      name: 'ticket.changed',
      subject: { kind: 'ticket', id: before.id },
      changes,
      audience: audienceOf(before),
    })
  }
  return show(ctx, before.id)
})

type Wish = Omit<Parameters<typeof weigh>[0], never> & {
  title?: string | undefined
  description?: string | undefined
  type?: Ticket['type'] | undefined
  category?: string | null | undefined
  tags?: string[] | undefined
  fields?: Ticket['fields'] | undefined
  status?: 'open' | 'pending' | 'on_hold' | undefined
  requester?: string | undefined
  level?: number | undefined
}

async function valuesOf(ctx: Context, wish: Wish, before: store.TicketRecord) {
  const { title, description, type, category, tags, fields, status, requester, level } = wish
  const weight = weigh(wish, { ...before, priorityBy: before.priority_by })
  const newRequester = requester && (await personId(ctx, requester, 'requester'))
  const weighed = wish.priority !== undefined || wish.impact !== undefined || wish.urgency !== undefined
  const values = {
    title,
    description,
    type,
    tags,
    status,
    level,
    ...(weighed && {
      priority: weight.priority,
      priority_by: weight.priorityBy,
      impact: weight.impact,
      urgency: weight.urgency,
    }),
    category_id: category ? await categoryId(ctx, category) : category,
    requester_id: newRequester,
    organisation_id: newRequester && (await organisationOf(ctx, newRequester)),
    // Fields are merged: null removes one, and what is not named stays.
    fields: fields && merged(before.fields, fields),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function merged(before: Ticket['fields'], wish: Ticket['fields']): Ticket['fields'] {
  const all = Object.entries({ ...before, ...wish }).filter(([, value]) => value !== null)
  if (all.length > 100)
    throw new DeskError('invalid', 'A ticket has at most 100 fields. Remove some first, by setting them to null.', {
      errors: [{ path: 'fields', message: 'has more than 100 fields' }],
    })
  return Object.fromEntries(all)
}
