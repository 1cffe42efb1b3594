// What happened to a request, as far as it means something to the person who asked. Pure.
import type { Entry } from '../../tickets/conversation/timeline.ts'

/** Null: it is the desk's business. */
export function plainLine({ name, actor, changes }: Entry, me: string): string | null {
  const mine = actor.id === me
  if (name === 'ticket.reopened') return mine ? 'You reopened it' : `${actor.name} reopened it`
  if (name === 'ticket.resolved') return `${actor.name} fixed it`
  if (name === 'ticket.closed') {
    if (changes.after) return 'It closed by itself'
    return mine ? 'You confirmed that it is fixed' : 'It was closed'
  }
  if (name === 'ticket.split') return `A part of it goes on in ${numberOf(changes.other)}`
  if (name === 'ticket.split_off') return `It began as a part of ${numberOf(changes.other)}`
  if (name.startsWith('ticket.participant_')) return inCopy(name, mine ? 'You' : actor.name, changes, me)
  const title = after(changes.title)
  if (typeof title === 'string') return `Renamed to “${title}”`
  const assignee = after(changes.assignee)
  if (isNamed(assignee)) return assignee.id === me ? null : `${assignee.name} looks after it`
  return mine ? null : (moves[String(after(changes.status))] ?? null)
}

/** Who reads along; who watches is the desk's business. */
function inCopy(name: string, who: string, { role, person }: Entry['changes'], me: string): string | null {
  if (role !== 'cc' || !isNamed(person)) return null
  const self = person.id === me
  if (name === 'ticket.participant_added') return `${who} added ${self ? 'you' : person.name}`
  return self && who === 'You' ? 'You left' : `${self ? 'You are' : `${person.name} is`} no longer in copy`
}

const moves: Record<string, string> = {
  open: 'Work on it goes on',
  pending: 'Waiting for your answer',
  on_hold: 'Waiting for others',
}

const after = (change: unknown): unknown => (Array.isArray(change) ? change[1] : undefined)
const numberOf = (other: unknown) => (other as { number: string }).number
const isNamed = (value: unknown): value is { id?: string; name: string } =>
  typeof value === 'object' && value !== null && typeof (value as { name?: unknown }).name === 'string'

export interface Line {
  id: string
  at: string
  text: string
}

/** The lines of a pause in the conversation. What the same pause took back or said again stands once, where it ended. */
export function plainLines(entries: readonly Entry[], me: string): Line[] {
  const lines = entries.flatMap((entry) => {
    const text = plainLine(entry, me)
    return text === null ? [] : [{ id: entry.id, at: entry.at, text }]
  })
  return lines.filter((line, index) => lines.findLastIndex(({ text }) => text === line.text) === index)
}
