// A timer: at most one runs per person, and it runs in the desk, not in a tab.
import { audience } from '../../platform/audience.ts'
import { type Context, theDesk } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { worksOn } from '../policy.ts'
import * as tickets from '../store.ts'
import { demandWorker, read, referenceOf } from '../ticket.ts'
import { dayIn, durationWords, minutesBetween } from './contract/duration.ts'
import { getTimer, longestTimer, startTimer, stopTimer, type TimeEntry } from './contract.ts'
import { dayOf, enter, show } from './entries.ts'
import * as store from './store.ts'

export const get = implement(getTimer, (ctx) => shown(ctx))

export const start = implement(startTimer, async (ctx, { ticket: reference, note = '', instead, day }) => {
  const ticket = await named(ctx, reference).catch(inField)
  demandWorker(ctx, ticket)
  const me = personOf(ctx)
  const running = await store.timerOf(ctx, me, { hold: true })
  if (running?.ticket_id === ticket.id) return shown(ctx)
  if (day !== undefined) await dayOf(ctx, me, day)
  if (running) await endOther(ctx, running, instead, day)
  if (!(await store.start(ctx, me, ticket.id, note)))
    throw new DeskError(
      'conflict',
      'Your timer was started elsewhere just now, so nothing was changed. Look at it again.',
    )
  await tell(ctx, 'timer.started', me, { ticket: ticket.number })
  return shown(ctx)
})

export const stop = implement(stopTimer, async (ctx, { minutes, note, discard, day }) => {
  const running = await store.timerOf(ctx, personOf(ctx), { hold: true })
  if (!running) throw new DeskError('conflict', 'No timer of yours runs, so nothing was changed.')
  if (discard && minutes !== undefined)
    throw invalid('minutes', 'are not entered when the timer is discarded: leave them out')
  if (day !== undefined) await dayOf(ctx, personOf(ctx), day)
  return { entry: discard ? await drop(ctx) : await save(ctx, running, { minutes, note, day }) }
})

const named = async (ctx: Context, reference: string) => read(ctx, referenceOf(reference))

/** A body names it, so that it is a field that is wrong and not the page. */
function inField(error: unknown): never {
  if (error instanceof DeskError && error.code === 'not_found')
    throw invalid('ticket', 'names no ticket, or one that you may not see')
  throw error
}

async function endOther(
  ctx: Context,
  running: store.TimerRow,
  instead: 'save' | 'discard' | undefined,
  day: string | undefined,
) {
  if (instead === 'discard') return void (await drop(ctx))
  if (instead === 'save') return void (await save(ctx, running, { day }, 'instead'))
  const on = await tickets.find(ctx, { id: running.ticket_id })
  const where = on ? ` on ${on.number}` : ''
  throw new DeskError(
    'conflict',
    `Your timer runs${where}, for ${durationWords(minutesBetween(running.started_at, ctx.now))} now. Stop it first, or say with instead whether its time is saved or discarded.`,
  )
}

async function drop(ctx: Context): Promise<null> {
  const me = personOf(ctx)
  await store.stop(ctx, me)
  await tell(ctx, 'timer.stopped', me, { discarded: true })
  return null
}

interface Wish {
  minutes?: number | undefined
  note?: string | undefined
  day?: string | undefined
}

/** The time counts for the ticket also when its owner may no longer see that. */
async function save(
  ctx: Context,
  running: store.TimerRow,
  { minutes: wished, note = running.note, day: said }: Wish,
  field = 'minutes',
): Promise<TimeEntry | null> {
  const me = personOf(ctx)
  const ran = minutesBetween(running.started_at, ctx.now)
  if (wished === undefined && ran > longestTimer)
    throw invalid(
      field,
      field === 'minutes'
        ? `is missing: the timer has run for ${durationWords(ran)}, so say how long it really was, or discard it`
        : `cannot be save: the timer has run for ${durationWords(ran)}. Stop it first, and say how long it really was`,
    )
  await store.stop(ctx, me)
  const desk = ctx.as(theDesk)
  // Held, so that of two people who stop at once the second sees the time of the first.
  const held = await tickets.hold(desk, { id: running.ticket_id })
  const ticket = held && (await tickets.find(desk, { id: held }))
  if (!ticket) {
    await tell(ctx, 'timer.stopped', me, { discarded: true })
    return null
  }
  const day = said ?? dayIn(await store.zoneOf(ctx, me), running.started_at)
  const entry = { ticket_id: ticket.id, person_id: me, day, minutes: wished ?? ran, note, source: 'timer' as const }
  const id = await enter(ctx, ticket, entry)
  await tell(ctx, 'timer.stopped', me, { ticket: ticket.number, minutes: entry.minutes })
  return show(ctx, ticket.id, id)
}

async function shown(ctx: Context) {
  const running = await store.timerOf(ctx, personOf(ctx))
  if (!running) return { timer: null }
  const ticket = await tickets.find(ctx, { id: running.ticket_id })
  const minutes = minutesBetween(running.started_at, ctx.now)
  return {
    timer: {
      ticket:
        ticket && worksOn(ctx.actor, ticket) ? { id: ticket.id, number: ticket.number, title: ticket.title } : null,
      startedAt: running.started_at.toISOString(),
      minutes,
      note: running.note,
      forgotten: minutes > longestTimer,
    },
  }
}

/** Rules and the desk itself have no timer. */
function personOf({ actor }: Context): string {
  if (actor.kind !== 'person' || actor.id === null) throw new DeskError('forbidden', 'Only people have a timer.')
  return actor.id
}

const tell = (ctx: Context, name: `timer.${string}`, person: string, changes: Record<string, unknown>) =>
  ctx.record({ name, subject: { kind: 'person', id: person }, changes, audience: [audience.person(person)] })
