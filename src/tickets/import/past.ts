// What happened to a ticket in another desk, as events of this one: with their own times, done by whoever did it there. Pure but for
// the ids.
import type { PastChange } from './contract.ts'
import type { Made } from './write.ts'

export interface PastEvent {
  id: string
  name: `ticket.${string}`
  subject: string
  audience: string[]
  changes: Record<string, unknown>
  by: string
  at: string
}

const ends = new Set<unknown>(['resolved', 'closed'])

function nameOf({ status, ...others }: PastChange['changes']): PastEvent['name'] {
  if (status?.[1] === 'resolved') return 'ticket.resolved'
  if (status?.[1] === 'closed') return 'ticket.closed'
  if (status && ends.has(status[0]) && !ends.has(status[1])) return 'ticket.reopened'
  const names = Object.keys(others)
  return !status && names.every((name) => name === 'team' || name === 'assignee') ? 'ticket.assigned' : 'ticket.changed'
}

/** The end of a ticket is a sentence of its own; what else changed with it is another. */
function parts(changes: PastChange['changes']): PastChange['changes'][] {
  const { status, theirs, ...others } = changes
  if (!status || nameOf(changes) === 'ticket.changed' || Object.keys(others).length === 0) return [changes]
  return [others, { status, ...(theirs && { theirs }) }]
}

/** Fields of the ticket's own travel together, as they do when somebody changes them here. */
function inOurShape(changes: PastChange['changes']): Record<string, unknown> {
  const own = Object.entries(changes).filter(([name]) => name.startsWith('field_'))
  const rest = Object.entries(changes).filter(([name]) => !name.startsWith('field_'))
  if (own.length === 0) return changes
  const side = (at: 0 | 1) => Object.fromEntries(own.map(([name, pair]) => [name.slice('field_'.length), pair[at]]))
  return { ...Object.fromEntries(rest), fields: [side(0), side(1)] }
}

/** In the order of their times; the event of the import itself comes behind them. */
export function pastEvents(ctx: { newId(): string }, { row, ticket }: Made, audience: string[]): PastEvent[] {
  if (!row.history) return []
  const base = { subject: ticket.id, audience }
  const opened: Omit<PastEvent, 'id'> = {
    ...base,
    name: 'ticket.opened',
    changes: { title: ticket.title },
    by: row.openedBy ?? row.requesterName ?? 'Somebody',
    at: (ticket.opened_at as Date).toISOString(),
  }
  const changed = row.history.flatMap(({ at, by = 'Somebody', changes }) =>
    parts(changes).map((part) => ({ ...base, name: nameOf(part), changes: inOurShape(part), by, at })),
  )
  return [opened, ...changed]
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map((event) => ({ id: ctx.newId(), ...event }))
}
