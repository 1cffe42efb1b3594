// Who is told of what, and who is not and why. A table, and nothing else: no database, no clock.
import type { MailKind, OutRole } from './contract.ts'

export interface Somebody {
  id: string
  name: string
  role: OutRole
  active: boolean
  sees: 'everything' | 'public' | 'nothing'
  muted: boolean
  /** Whoever wrote the reply wanted them not to be told of it. */
  leftOut?: boolean
  /** What this takes back had not left for them yet: they know of neither. */
  unaware?: boolean
}

export interface Happening {
  name: string
  /** Who did it; null: the desk by itself. */
  by: string | null
  /** On which side they stand. */
  side: 'desk' | 'requester'
  /** It came with a message that is told of by itself. */
  alsoSaid: boolean
  /** Closed by itself, after some days. */
  byItself: boolean
}

export interface Told {
  person: string
  role: OutRole
  kind: MailKind
  /** Null: they are mailed. */
  reason: string | null
}

type Roles = Partial<Record<OutRole, MailKind>>

const nobody: Roles = {}
const inside = (kind: MailKind): Roles => ({ assignee: kind, watcher: kind })
const outside = (kind: MailKind): Roles => ({ requester: kind, cc: kind })

/** Notes and everything else that is internal stand in no line of it, so nobody is ever mailed about them. */
function toldOf({ name, side, alsoSaid, byItself }: Happening): Roles {
  switch (name) {
    case 'ticket.opened':
      return { requester: 'acknowledgement' }
    case 'ticket.replied':
      return side === 'desk' ? outside('reply') : { ...outside('copy'), ...inside('notice') }
    case 'ticket.resolved':
      return outside('resolution')
    case 'ticket.closed':
      return byItself ? { requester: 'closed' } : nobody
    case 'ticket.reopened':
      if (alsoSaid) return nobody
      return side === 'desk' ? outside('reopened') : inside('notice')
    case 'ticket.reminded':
      return { requester: 'reminder' }
    default:
      return nobody
  }
}

/** @param people each once */
export function decide(happening: Happening, people: Somebody[]): Told[] {
  const roles = toldOf(happening)
  return people.flatMap((person) => {
    const kind = roles[person.role]
    return kind ? [{ person: person.id, role: person.role, kind, reason: whyNot(person, kind, happening) }] : []
  })
}

/** What somebody who stopped mail about a ticket does not get: who asked for it stops reminders only. */
export const stopped = (role: OutRole, kind: MailKind) => role !== 'requester' || kind === 'reminder'
export const stoppedWords = (name: string, kind: MailKind) =>
  kind === 'reminder'
    ? `${name} asked not to be reminded of this ticket.`
    : `${name} asked not to be mailed about this ticket.`

function whyNot(person: Somebody, kind: MailKind, { by, side }: Happening): string | null {
  const own = person.id === by
  if (!person.active) return `${person.name} is deactivated.`
  if (person.sees === 'nothing') return `${person.name} may not see this ticket.`
  // Who works the ticket sees it all; whoever does not any more would be told of what they may no longer read.
  if ((person.role === 'assignee' || person.role === 'watcher') && person.sees !== 'everything')
    return `${person.name} does not work on this ticket any more.`
  // That their ticket has arrived is the one thing that people are told of their own doing, unless they are an agent.
  if (own && !(kind === 'acknowledgement' && side === 'requester')) return 'It was their own doing.'
  if (person.leftOut) return `${person.name} was left out of this reply.`
  if (person.unaware)
    return kind === 'reopened'
      ? `${person.name} was not told that it had been resolved: that mail had not left yet.`
      : `${person.name} was told of this resolution before, and not of the reopening: that mail had not left yet.`
  if (person.muted && stopped(person.role, kind)) return stoppedWords(person.name, kind)
  return null
}

/** Ids of people whom a reply was not to be told to. */
export const leftOutOf = (changes: Record<string, unknown> | undefined): ReadonlySet<string> =>
  new Set(Array.isArray(changes?.leftOut) ? changes.leftOut.map(String) : [])
