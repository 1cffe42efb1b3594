// Two states of a ticket side by side, in words. Pure.
import type { Output } from '../../app/api.ts'
import { priorityWords } from '../../ui/priority-glyph.tsx'
import { statusWord } from '../../ui/status-icon.tsx'
import { typeName } from '../list/filter-words.ts'
import { scaleWords } from '../ticket/scale-words.ts'

type State = Output<'tickets.at'>['was']

export interface Line {
  key: string
  label: string
  was: string
  is: string
  changed: boolean
  /** Several lines of text. */
  text?: boolean
}

type Words = (state: State) => string | null

const time = (at: string | null) =>
  at === null
    ? null
    : new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))

/** In the order in which people ask for them. */
const rows: [keyof State, string, Words, 'text'?][] = [
  ['state', 'Status', ({ state, status }) => state.name || statusWord(status)],
  ['priority', 'Priority', ({ priority }) => priorityWords[priority]],
  ['priorityBy', 'Set', ({ priorityBy }) => (priorityBy === 'hand' ? 'by hand' : 'from impact and urgency')],
  ['priorityReason', 'Reason', ({ priorityReason }) => priorityReason],
  ['assignee', 'Assignee', ({ assignee }) => assignee?.name ?? 'Nobody'],
  ['team', 'Team', ({ team }) => team?.name ?? null],
  ['level', 'Level', ({ level }) => String(level)],
  ['category', 'Category', ({ category }) => category?.path ?? null],
  ['type', 'Type', ({ type }) => typeName(type, [])],
  ['impact', 'Impact', ({ impact }) => scaleWords[impact]],
  ['urgency', 'Urgency', ({ urgency }) => scaleWords[urgency]],
  ['tags', 'Tags', ({ tags }) => tags.join(', ') || null],
  ['requester', 'Requester', ({ requester }) => requester.name],
  ['dueAt', 'Due', ({ dueAt }) => time(dueAt)],
  ['snoozedUntil', 'Snoozed until', ({ snoozedUntil }) => time(snoozedUntil)],
  ['firstRespondedAt', 'First response', ({ firstRespondedAt }) => time(firstRespondedAt)],
  ['resolvedAt', 'Resolved', ({ resolvedAt }) => time(resolvedAt)],
  ['closedAt', 'Closed', ({ closedAt }) => time(closedAt)],
  ['title', 'Title', ({ title }) => title],
  ['description', 'Description', ({ description }) => description || null, 'text'],
  ['resolution', 'Resolution', ({ resolution }) => resolution, 'text'],
]

export function linesOf(was: State, is: State): Line[] {
  const lines = rows.map(([key, label, words, text]): Line => {
    const [then, now] = [words(was), words(is)]
    return { key, label, was: then ?? 'None', is: now ?? 'None', changed: then !== now, ...(text && { text: true }) }
  })
  // What was never there says nothing.
  return [...lines, ...fieldLines(was, is)].filter((line) => line.changed || line.was !== 'None')
}

function fieldLines(was: State, is: State): Line[] {
  const keys = [...new Set([...Object.keys(was.fields), ...Object.keys(is.fields)])].sort()
  return keys.map((key) => {
    const [then, now] = [valueIn(was, key), valueIn(is, key)]
    return { key: `field ${key}`, label: key.replaceAll('_', ' '), was: then, is: now, changed: then !== now }
  })
}

function valueIn({ fields, fieldTexts }: State, key: string): string {
  const value = fields[key]
  if (value === undefined || value === null) return 'None'
  return fieldTexts[key] ?? (Array.isArray(value) ? value.join(', ') : String(value))
}
