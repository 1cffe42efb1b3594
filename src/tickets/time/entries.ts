// Time entered by hand: list, add, correct, remove.
import { actorsOf, holding, no, personId, yes } from '../../directory/index.ts'
import type { Context, NewEvent } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { DeskError, invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import type { Can } from '../../platform/shapes.ts'
import { audienceOf, type Watched, worksOn } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { demandWorker, read, readFor, referenceOf } from '../ticket.ts'
import { dayIn } from './contract/duration.ts'
import { addTime, changeTime, listTime, removeTime, type TimeEntry } from './contract.ts'
import * as store from './store.ts'

export const list = implement(listTime, async (ctx, { id, limit, cursor }) => {
  const ticket = await read(ctx, referenceOf(id))
  demandWorker(ctx, ticket)
  const scope = `time ${ticket.id}`
  const size = pageSize(limit)
  const rows = await store.list(ctx, ticket.id, readCursor(ctx, scope, cursor)?.[0], size + 1)
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [row.id],
    (row) => present(ctx, row),
  )
})

export const add = implement(addTime, async (ctx, { id: reference, minutes, day, note = '', person }) => {
  const ticket = await readFor(ctx, reference, 'change')
  const person_id = await spentBy(ctx, ticket, person)
  const entry = { ticket_id: ticket.id, person_id, day: await dayOf(ctx, person_id, day), minutes, note }
  return show(ctx, ticket.id, await enter(ctx, ticket, { ...entry, source: 'manual' }))
})

type Entered = Omit<Parameters<typeof store.insert>[1], 'id'>

/** Also what a timer does that is stopped. Answers with the id. */
export async function enter(ctx: Context, ticket: Watched & { id: string }, entry: Entered): Promise<string> {
  const id = ctx.newId()
  await store.insert(ctx, { id, ...entry })
  const { minutes, day } = entry
  const row = (await store.find(ctx, ticket.id, id)) as store.EntryRow
  await tell(ctx, ticket, 'ticket.time_added', row, { minutes, day })
  return id
}

export const change = implement(changeTime, async (ctx, { id: reference, entry, ...wish }) => {
  const ticket = await readFor(ctx, reference, 'change')
  const before = await held(ctx, ticket, entry)
  await unchanged(ctx, 'time entry', before.revision, async () => present(ctx, before))
  if (wish.day) await dayOf(ctx, before.person.id, wish.day)
  const values = Object.fromEntries(
    Object.entries(wish).filter(([field, value]) => value !== undefined && value !== before[field as 'minutes']),
  )
  if (Object.keys(values).length === 0) return present(ctx, before)
  await store.update(ctx, entry, values)
  const changes = Object.entries(values).map(([field, value]) => [field, [before[field as 'minutes'], value]])
  await tell(ctx, ticket, 'ticket.time_changed', before, Object.fromEntries(changes))
  return show(ctx, ticket.id, entry)
})

export const remove = implement(removeTime, async (ctx, { id: reference, entry }) => {
  const ticket = await readFor(ctx, reference, 'change')
  const before = await held(ctx, ticket, entry)
  await store.remove(ctx, entry)
  const { minutes, day, note } = before
  await tell(ctx, ticket, 'ticket.time_removed', before, { minutes, day, note })
  return null
})

/** One that the caller may change; the ticket is held, and everything on it with that. */
async function held(ctx: Context, ticket: TicketRecord, id: string): Promise<store.EntryRow> {
  const row = await store.find(ctx, ticket.id, id)
  if (!row) throw missing('time entry')
  const { allowed, reason } = mayChange(ctx, row)
  if (!allowed) throw new DeskError('forbidden', `${reason} Nothing was changed.`)
  return row
}

function mayChange(ctx: Pick<Context, 'actor'>, { person }: store.EntryRow): Can {
  if (person.id === ctx.actor.id) return yes
  return holding(ctx, 'time.manage').allowed
    ? yes
    : no(`Only ${person.name}, or somebody who may correct everybody’s time.`)
}

/** Oneself, or with the permission anybody who works on the ticket. */
async function spentBy(ctx: Context, ticket: TicketRecord, reference: string | undefined): Promise<string> {
  const me = ctx.actor.id
  const id = reference === undefined ? me : await personId(ctx, reference, 'person')
  if (id === null) throw invalid('person', 'is missing: say who spent it')
  if (id === me) return id
  const permitted = holding(ctx, 'time.manage')
  if (!permitted.allowed) throw new DeskError('forbidden', `${permitted.reason} Enter your own time.`)
  const person = (await actorsOf(ctx, [id])).get(id)
  if (!person || !worksOn(person, ticket)) throw invalid('person', `does not work on ${ticket.number}`)
  return id
}

/** Today where they live, or the day that was said, which has come somewhere on earth. */
export async function dayOf(ctx: Context, person: string, day: string | undefined): Promise<string> {
  if (day === undefined) return dayIn(await store.zoneOf(ctx, person), ctx.now)
  if (day > dayIn('Pacific/Kiritimati', ctx.now))
    throw invalid('day', 'has not come yet: time is entered once it was spent')
  return day
}

async function tell(
  ctx: Context,
  ticket: Watched & { id: string },
  name: NewEvent['name'],
  { id, person }: store.EntryRow,
  changes: Record<string, unknown>,
) {
  await store.resum(ctx, ticket.id)
  const whose = { entry: id, person: { id: person.id, name: person.name }, self: person.id === ctx.actor.id }
  await ctx.record({
    name,
    subject: { kind: 'ticket', id: ticket.id },
    changes: { ...whose, ...changes },
    audience: audienceOf(ticket, 'internal'),
  })
}

export async function show(ctx: Context, ticket: string, id: string): Promise<TimeEntry> {
  const row = await store.find(ctx, ticket, id)
  if (!row) throw missing('time entry')
  return present(ctx, row)
}

function present(ctx: Pick<Context, 'actor'>, { created_at, ...row }: store.EntryRow): TimeEntry {
  const may = mayChange(ctx, { created_at, ...row })
  return { ...row, createdAt: created_at.toISOString(), can: { change: may, remove: may } }
}
