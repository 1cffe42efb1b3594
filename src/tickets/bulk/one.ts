// One ticket of a bulk change: the verbs that an agent would use, and what they changed.
import { type Context, theDesk } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { carryOut } from '../../platform/execute.ts'
import type { Ticket } from '../contract.ts'
import { type Changes, differences } from '../differences.ts'
import * as definitions from '../fields/definition.store.ts'
import * as tickets from '../store.ts'
import { present, read } from '../ticket.ts'
import type { BulkWish } from './contract.ts'
import type { Result } from './items.store.ts'
import { filling, lackOf } from './lacking.ts'
import { type Step, stepsFor } from './steps.ts'

export async function changeOne(ctx: Context, wish: BulkWish, id: string): Promise<Result> {
  const before = await held(ctx, id)
  const { fill: _, ...asked } = wish
  const first =
    wish.fill && filling(wish, lackOf(ctx.actor, await recordOf(ctx, id), await definitions.all(ctx), wish).missing)
  const steps = [...(first ? stepsFor(first, before) : []), ...stepsFor(asked, before)]
  const changes = await carryOutAll(ctx, steps, before)
  const said = wish.reply !== undefined || wish.note !== undefined
  const changed = said || Object.keys(changes).length > 0
  return { outcome: changed ? 'changed' : 'unchanged', reason: null, changes }
}

/** The ticket as it stands, until the commit. What its doer may not see is missing. */
export async function held(ctx: Context, id: string): Promise<Ticket> {
  if (!(await tickets.hold(ctx, { id }))) throw missing('ticket')
  return wholeOf(ctx, id)
}

/** Answers with what changed, reactions included: rules and clocks answer within the same transaction. */
export async function carryOutAll(ctx: Context, steps: Step[], before: Ticket): Promise<Changes> {
  for (const { verb, input } of steps) await carryOut(ctx, verb, input)
  return differences(before, await wholeOf(ctx, before.id))
}

/** In the name of the desk, which also sees a ticket that its doer just gave away. */
export const wholeOf = async (ctx: Context, id: string): Promise<Ticket> =>
  present(ctx.as(theDesk), await recordOf(ctx, id))

const recordOf = (ctx: Context, id: string) => read(ctx.as(theDesk), { id })
