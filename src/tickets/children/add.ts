import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { queue } from '../links/store.ts'
import { openOne } from '../open.ts'
import { audienceOfBoth } from '../policy.ts'
import * as tickets from '../store.ts'
import { readFor, show } from '../ticket.ts'
import { addChild } from './contract.ts'
import * as store from './store.ts'

const mostLevels = 3
const mostChildren = 200

export const add = implement(addChild, async (ctx, { id, ticket, ...wish }) => {
  await queue(ctx)
  const parent = await readFor(ctx, id, 'addChild')
  if ((await store.count(ctx, parent.id)) >= mostChildren)
    throw new DeskError(
      'conflict',
      `${parent.number} has ${mostChildren} children already. Give one of them children of its own.`,
    )
  const child = ticket === undefined ? await opened(ctx, parent, wish) : await attached(ctx, parent, ticket, wish)
  await tellBoth(ctx, { name: 'ticket.child_added', changes: { opened: ticket === undefined } }, parent, child)
  return show(ctx, child.id)
})

type Wish = Omit<z.output<typeof addChild.input>, 'id' | 'ticket'>

async function opened(ctx: Context, parent: tickets.TicketRecord, wish: Wish) {
  const { title, mandatory = false, ...fields } = wish
  if (title === undefined)
    throw invalid('title', 'is missing: give one, or name an existing ticket in the field ticket')
  const { above } = await store.depths(ctx, parent.id)
  refuseDepth(parent, above.length + 1)
  const { id } = await openOne(
    withoutMatch(ctx),
    {
      ...fields,
      title,
      requester: wish.requester ?? parent.requester_id,
      category: wish.category === undefined ? parent.category?.id : wish.category,
      // What is done for a restricted team stays within it unless told otherwise.
      team: wish.team === undefined && parent.team_restricted ? parent.team_id : wish.team,
    },
    { parent_id: parent.id, mandatory },
    parent,
  )
  return tickets.seenByDesk(ctx, id)
}

async function attached(ctx: Context, parent: tickets.TicketRecord, reference: string, wish: Wish) {
  const { mandatory = false, dueAt, ...others } = wish
  const stray = Object.entries(others).find(([, value]) => value !== undefined)
  if (stray) throw invalid(stray[0], 'is for a new child: leave it out, or change the ticket itself')
  const child = await readFor(withoutMatch(ctx), reference, 'change')
  if (child.id === parent.id) throw invalid('ticket', 'is the ticket itself: name another one')
  refuseSecondParent(child, parent)
  const [{ above }, { below }] = [await store.depths(ctx, parent.id), await store.depths(ctx, child.id)]
  if (above.includes(child.id))
    throw new DeskError(
      'conflict',
      `${parent.number} is below ${child.number} already: this would close a circle. Nothing was changed.`,
    )
  refuseDepth(parent, above.length + below)
  const due = dueAt === undefined ? {} : { due_at: dueAt === null ? null : new Date(dueAt) }
  await tickets.update(ctx, child.id, { parent_id: parent.id, mandatory, ...due })
  return child
}

function refuseSecondParent(child: tickets.TicketRecord, parent: tickets.TicketRecord) {
  if (!child.parent_id) return
  const detail =
    child.parent_id === parent.id
      ? `${child.number} is a child of ${parent.number} already.`
      : `${child.number} has a parent already${child.parent ? `, ${child.parent.number}` : ''}. Detach it there first.`
  throw new DeskError('conflict', `${detail} Nothing was changed.`)
}

function refuseDepth({ number }: tickets.TicketRecord, levels: number) {
  if (levels > mostLevels)
    throw new DeskError(
      'conflict',
      `Below ${number} this would be level ${levels}; there are ${mostLevels}. Nothing was changed.`,
    )
}

/** The revision that the caller saw is that of the ticket in the path. */
export const withoutMatch = (ctx: Context): Context => ({ ...ctx, ifMatch: undefined })

/** One line in the history of each. */
export async function tellBoth(
  ctx: Context,
  { name, changes = {} }: { name: 'ticket.child_added' | 'ticket.child_removed'; changes?: object },
  parent: tickets.TicketRecord,
  child: tickets.TicketRecord,
) {
  const audience = audienceOfBoth(parent, child, 'internal')
  const other = ({ id, number }: tickets.TicketRecord) => ({ other: { id, number } })
  await ctx.record({
    name,
    subject: { kind: 'ticket', id: parent.id },
    changes: { ...changes, ...other(child) },
    audience,
  })
  const fromChild = name === 'ticket.child_added' ? 'ticket.parent_set' : 'ticket.parent_removed'
  await ctx.record({ name: fromChild, subject: { kind: 'ticket', id: child.id }, changes: other(parent), audience })
}
