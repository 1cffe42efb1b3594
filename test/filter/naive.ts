// What a reader of the language says about a ticket by hand: no SQL, no index, one ticket at a time.
import { type Reader, spanOf, stretchOf } from '../../src/tickets/filter/dates.ts'
import { parse } from '../../src/tickets/filter/parse.ts'
import type { Filter, TermNode, TextNode, Value } from '../../src/tickets/filter/syntax.ts'
import { meanings, termOf } from '../../src/tickets/filter/terms.ts'
import type { Made, Places } from './tickets.ts'

const now = new Date('2026-03-29T10:30:00Z')

export interface Viewer {
  id: string
  sight: 'all' | 'desk' | 'own'
  teams: string[]
  closed: string[]
  organisation: string | undefined
}

export interface Judge {
  viewer: Viewer
  places: Places
}

export const seenBy = ({ id, sight, closed }: Viewer, ticket: Made) =>
  sight === 'all' ||
  ticket.requester_id === id ||
  ticket.cc.includes(id) ||
  (sight === 'desk' && !closed.includes(ticket.team_id ?? ''))

const readsNotes = ({ sight, closed }: Viewer, ticket: Made) =>
  sight === 'all' || (sight === 'desk' && !closed.includes(ticket.team_id ?? ''))

/** Does the ticket fit? */
export function fits(filter: Filter, ticket: Made, judge: Judge): boolean {
  switch (filter.kind) {
    case 'not':
      return !fits(filter.part, ticket, judge)
    case 'or':
      return filter.parts.some((part) => fits(part, ticket, judge))
    case 'and': {
      const texts = filter.parts.filter((part) => part.kind === 'text')
      return (
        says(texts, ticket, judge) && filter.parts.every((part) => part.kind === 'text' || fits(part, ticket, judge))
      )
    }
    case 'text':
      return says([filter], ticket, judge)
    case 'term':
      return filter.values.some((value) =>
        value.kind === 'is' && value.value === 'none'
          ? lacks(filter, ticket, judge)
          : has(filter, value, ticket, judge),
      )
  }
}

function says(texts: TextNode[], ticket: Made, { viewer }: Judge): boolean {
  const side = (text: string) =>
    texts.every(({ words, phrase }) =>
      phrase ? ` ${text} `.includes(` ${words} `) : text.split(' ').some((word) => word.startsWith(words)),
    )
  return texts.length === 0 || side(ticket.open) || (readsNotes(viewer, ticket) && side(ticket.internal))
}

const columnOf: Record<string, keyof Made> = {
  category: 'category_id',
  organisation: 'organisation_id',
  watcher: 'watchers',
  cc: 'cc',
  mentions: 'mentioned',
  due: 'due_at',
  snoozed: 'snoozed_until',
  state: 'status',
  team: 'team_id',
  assignee: 'assignee_id',
  requester: 'requester_id',
  tag: 'tags',
  opened: 'opened_at',
  updated: 'updated_at',
  answered: 'first_responded_at',
  resolved: 'resolved_at',
  closed: 'closed_at',
}

/** What only those who work a ticket may ask of it. */
const hidden = new Set(['watcher', 'mentions', 'snoozed', 'due'])

function lacks({ key }: TermNode, ticket: Made, { viewer }: Judge): boolean {
  if (key.startsWith('field.')) return ticket.fields[key.slice(6)] === undefined
  const value = ticket[columnOf[key] as keyof Made]
  if (hidden.has(key) && !readsNotes(viewer, ticket)) return true
  return value === null || (Array.isArray(value) && value.length === 0)
}

function has({ key }: TermNode, value: Value, ticket: Made, judge: Judge): boolean {
  const { places, viewer } = judge
  const word = value.kind === 'is' ? value.value : ''
  if (key === 'is') return fits(shortForm(word), ticket, judge)
  if (key === 'has') {
    if (word === 'attachment') return ticket.files.some((side) => side === 'public' || readsNotes(viewer, ticket))
    const internally: Record<string, boolean> = {
      escalation: ticket.escalation_id !== null,
      checklist: ticket.checklist_total > 0,
      vip: ticket.requester_id === places.vip,
      parent: ticket.parent_id !== null,
    }
    if (word in internally) return internally[word] === true && readsNotes(viewer, ticket)
    const openly: Record<string, boolean> = {
      reply: ticket.public_messages > 0,
      resolution: ticket.resolution !== null,
      merge: ticket.merged_into !== null,
    }
    return openly[word] === true
  }
  if (key === 'parent' || key === 'linked') {
    const named = places.numbered.get(word)
    if (!named || !seenBy(viewer, named) || !readsNotes(viewer, ticket)) return false
    return key === 'parent' ? ticket.parent_id === named.id : ticket.linked.includes(named.id)
  }
  if (key === 'tag') return ticket.tags.includes(word)
  if (hidden.has(key) && !readsNotes(viewer, ticket)) return false
  // Requesters know kinds of states, and of every ticket that they see.
  if (key === 'state' && viewer.sight !== 'own' && !readsNotes(viewer, ticket)) return false
  if (key === 'organisation')
    return ticket.organisation_id === (word === 'mine' ? viewer.organisation : places.organisations[word])
  if (key === 'category') return places.categories[word]?.includes(ticket.category_id ?? '') ?? false
  if (key === 'team')
    return word === 'mine' ? viewer.teams.includes(ticket.team_id ?? '') : ticket.team_id === places.teams[word]
  const own = ticket[(columnOf[key] ?? key) as keyof Made]
  const person = word === 'me' ? viewer.id : places.people[word]
  if (termOf(key)?.kind === 'person') return Array.isArray(own) ? own.some((one) => one === person) : own === person
  if (termOf(key)?.kind === 'date') return own instanceof Date && inTime(own.getTime(), value)
  if (key.startsWith('field.')) return ordered(ticket.fields[key.slice(6)], value)
  if (key === 'type' || key === 'state') return own === word
  const choices = termOf(key)?.choices?.map((choice) => choice.value)
  return ordered(
    choices ? choices.indexOf(String(own)) : Number(own),
    value,
    choices ? (one) => choices.indexOf(one) : Number,
  )
}

/** Worked out once, not for each ticket. */
function once<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const answer = work(word)
    known.set(word, answer)
    return answer
  }
}

const shortForm = once((word) => parse(meanings[word] ?? `status:${word}`))
export const reader: Reader = { now, timeZone: 'Europe/Lisbon' }
const stretch = once((word) => stretchOf(word, reader))
const span = once((word) => spanOf(word, reader))

function inTime(own: number, value: Value): boolean {
  if (value.kind === 'is') {
    const { start, end } = span(value.value)
    return own >= start.getTime() && own < end.getTime()
  }
  if (value.kind === 'range')
    return (
      (value.from === null || own >= stretch(value.from).start.getTime()) &&
      (value.to === null || own < stretch(value.to).end.getTime())
    )
  const { start, end } = stretch(value.value)
  return {
    '>': own >= end.getTime(),
    '>=': own >= start.getTime(),
    '<': own < start.getTime(),
    '<=': own < end.getTime(),
  }[value.by]
}

function ordered(
  own: string | number | undefined,
  value: Value,
  read = (one: string): string | number => (Number.isNaN(Number(one)) ? one : Number(one)),
): boolean {
  if (own === undefined) return false
  const same = (a: string | number) => (typeof a === 'string' ? a.toLowerCase() : a)
  const [mine, theirs] = [same(own), (one: string) => same(read(one))]
  if (value.kind === 'is')
    return typeof own === 'string' ? mine === value.value.toLowerCase() : mine === theirs(value.value)
  const comparable = (one: string) => typeof theirs(one) === typeof mine
  if (value.kind === 'range')
    return (
      [value.from, value.to].every((one) => one === null || comparable(one)) &&
      (value.from === null || mine >= theirs(value.from)) &&
      (value.to === null || mine <= theirs(value.to))
    )
  if (!comparable(value.value)) return false
  const other = theirs(value.value)
  return { '>': mine > other, '>=': mine >= other, '<': mine < other, '<=': mine <= other }[value.by]
}
