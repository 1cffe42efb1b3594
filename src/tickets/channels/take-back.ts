// Taking back a reply that nobody was mailed yet: the words are gone, and what sending them changed is as it was, as far as nobody
// changed it since. The log keeps both: what was done, and that it was taken back.
import { type Context, theDesk } from '../../platform/context.ts'
import { type Changes, differences } from '../differences.ts'
import { row } from '../history/store.ts'
import type { MessageRow } from '../messages.store.ts'
import { workflowOf } from '../moves.ts'
import { announce } from '../participants/add.ts'
import { takeOff } from '../participants/remove.ts'
import * as participants from '../participants/store.ts'
import type { TicketRecord } from '../store.ts'
import * as tickets from '../store.ts'
import { present } from '../ticket.ts'
import { stateOf } from '../workflow/model.ts'
import * as store from './take-back.store.ts'
import * as messages from './take-out.store.ts'
import { gone, heldWith } from './take-out.ts'
import { type StepEvent, type Undo, undoOf, type Values } from './undo.ts'

export interface TakenBack {
  /** What stays although the sending changed it, and why: a sentence each. */
  kept: string[]
  /** Ids of the resolutions that went with it. */
  resolutions: string[]
}

/** @param resolution also the resolution of the caller that followed it */
export async function takeBack(
  ctx: Context,
  messageId: string,
  { resolution }: { resolution: boolean },
): Promise<TakenBack> {
  const { message, ticket } = await heldWith(ctx, messageId)
  const step = await store.stepOf(ctx, { ticket: ticket.id, message: messageId, resolution })
  const undo = step.inBulk ? inBulk : undoOf(await row(ctx, ticket.id), step.events)
  await messages.untieFiles(ctx, messageId)
  const first = await firstAnswer(ctx, ticket, message, undo)
  const { told, kept } = await restore(ctx, ticket, { ...undo.values, ...first })
  await gone(ctx, ticket, message, 'ticket.reply_taken_back', told)
  await leaveAgain(ctx, ticket, message.at, step.events)
  return {
    kept: [...undo.kept, ...kept, ...step.elsewhere.map((number) => `What it changed on ${number} stays as it is.`)],
    resolutions: undo.values.state === undefined ? [] : step.resolutions,
  }
}

const inBulk: Undo = { values: {}, kept: ['What else the bulk change did stays: it is undone as a whole.'] }

/** Where this was the first answer, the next one is, or the resolution. */
async function firstAnswer(ctx: Context, ticket: TicketRecord, message: MessageRow, { values }: Undo): Promise<Values> {
  if (ticket.first_responded_at?.getTime() !== message.at.getTime()) return {}
  const resolved = 'resolved_at' in values ? null : ticket.resolved_at
  return { first_responded_at: (await store.nextAnswer(ctx, ticket.id, message.id)) ?? resolved }
}

async function restore(
  ctx: Context,
  ticket: TicketRecord,
  { state, status, ...others }: Values,
): Promise<{ told: Changes; kept: string[] }> {
  const lost = typeof state === 'string' && !stateOf(workflowOf(ticket), state)
  const kept = lost ? ['Its state stays: the former one is not part of its workflow any more.'] : []
  const values = { ...others, ...(state !== undefined && !lost && { state, status }) } as Values
  if (Object.keys(values).length === 0) return { told: {}, kept }
  await tickets.update(ctx, ticket.id, values)
  const desk = ctx.as(theDesk)
  return { told: differences(present(desk, ticket), present(desk, await tickets.seenByDesk(ctx, ticket.id))), kept }
}

/** Who came onto the ticket with it alone is not on it; who watched it before does so again. */
async function leaveAgain(ctx: Context, ticket: TicketRecord, at: Date, events: StepEvent[]) {
  const came = new Set(events.flatMap(({ name, mine, changes }) => (mine ? (cameWith(name, changes) ?? []) : [])))
  for (const one of await participants.list(ctx, ticket.id)) {
    if (one.added_by?.id === ctx.actor.id && one.at.getTime() === at.getTime()) await takeOff(ctx, ticket, one)
    else if (came.has(one.id) && one.role === 'cc') {
      await participants.put(ctx, ticket.id, one.id, 'watcher')
      await announce(ctx, ticket, one, 'watcher')
    }
  }
}

const cameWith = (name: string, { person }: Record<string, unknown>) =>
  name === 'ticket.participant_added' ? (person as { id: string }).id : undefined
