// One ticket of a bulk change: the verbs that an agent would use, and what they changed.
import { type Context, theDesk } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { carryOut } from '../../platform/execute.ts'
import type { Ticket } from '../contract.ts'
import { type Changes, differences } from '../differences.ts'
import * as tickets from '../store.ts'
import { present, read } from '../ticket.ts'
import type { BulkWish } from './contract.ts'
import type { Result } from './items.store.ts'
import { type Step, stepsFor } from './steps.ts'

export async function changeOne(ctx: Context, wish: BulkWish, id: string): Promise<Result> {
  const before = await held(ctx, id)
  const changes = await carryOutAll(ctx, stepsFor(wish, before), before)
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
export async function wholeOf(ctx: Context, id: string): Promise<Ticket> {
  const desk = ctx.as(theDesk)
  return present(desk, await read(desk, { id }))
}
