// A bulk change in words, for its list, its confirmation and the history of each ticket. Pure.
import { statusWords } from '../workflow.ts'
import type { BulkWish } from './contract.ts'

type Names = Record<string, string | null>

/** @param names of what the wish refers to by id */
export function summaryOf(wish: BulkWish, names: Names): string {
  const {
    addTags,
    removeTags,
    reply,
    note,
    resolution,
    close,
    reopen,
    reason: _,
    team,
    assignee,
    fill,
    ...fields
  } = wish
  const named = (field: string, value: unknown) => (field in names ? names[field] : value)
  const phrases = [
    fill && 'fill in what is needed and missing',
    reopen && 'reopen',
    ...Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => phrase(field, named(field, value))),
    addTags && addTags.length > 0 && `add the ${tags(addTags)}`,
    removeTags && removeTags.length > 0 && `remove the ${tags(removeTags)}`,
    team !== undefined && (team === null ? 'take from its team' : `give to ${named('team', team)}`),
    assignee !== undefined && (assignee === null ? 'unassign' : `assign to ${named('assignee', assignee)}`),
    reply !== undefined && 'reply',
    note !== undefined && 'write an internal note',
    resolution !== undefined && 'resolve',
    close && 'close',
  ]
  return phrases.filter(Boolean).join('; ')
}

const tags = (all: string[]) => `${all.length === 1 ? 'tag' : 'tags'} ${all.join(', ')}`

function phrase(field: string, value: unknown): string {
  if (field === 'status') return `set to ${statusWords[value as keyof typeof statusWords] ?? value}`
  if (field === 'fields') return `set ${typeof value === 'string' ? value : Object.keys(value as object).join(', ')}`
  const noun = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return value === null ? `clear the ${noun}` : `set the ${noun} to ${value}`
}

/** What an undo will not take back, known before it begins. */
export function irreversible(wish: BulkWish | null): string | null {
  const said = saidIn(wish)
  return said.length > 0 ? `Undo does not take back ${said.join(' and ')}: what was said stays said.` : null
}

/** The same, told of one ticket afterwards. */
export const unsent = (wish: BulkWish | null): string[] =>
  saidIn(wish).length > 0 ? ['What was written on it stays: messages cannot be unsent.'] : []

const saidIn = (wish: BulkWish | null) =>
  [
    wish?.reply !== undefined && 'the replies',
    wish?.note !== undefined && 'the internal notes',
    wish?.reason !== undefined && 'the reasons for reopening',
  ].filter((one) => one !== false)

/** As a cause in the history of a ticket: `in a bulk change of 120 tickets`. */
export function asCause(changes: Record<string, unknown>): string {
  const many = Number(changes.tickets)
  const size = many > 0 ? ` of ${many.toLocaleString('en')} ${many === 1 ? 'ticket' : 'tickets'}` : ''
  return changes.undoes ? `by undoing a bulk change${size}` : `in a bulk change${size}`
}

const many = (tickets: unknown) =>
  `${Number(tickets).toLocaleString('en')} ${Number(tickets) === 1 ? 'ticket' : 'tickets'}`

export const startedWords = ({ tickets, summary }: Record<string, unknown>): string =>
  `began a bulk change of ${many(tickets)}: ${String(summary)}`

export const finishedWords = ({ changed, failed }: Record<string, unknown>): string =>
  `finished a bulk change: ${many(changed)} changed, ${Number(failed).toLocaleString('en')} failed`
