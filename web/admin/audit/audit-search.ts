// What the audit log is searched by, as it stands in the address, and what that asks of the server. Pure.
import type { Input } from '../../app/api.ts'

export interface AuditSearch {
  /** Words in what was changed. */
  q?: string
  /** The id of a person. */
  actor?: string
  /** Names of events, separated by commas. */
  name?: string
  /** A ticket's number, or the id of anything. */
  subject?: string
  /** Days such as 2026-03-01, both included, where the reader lives. */
  from?: string
  to?: string
}

const filled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What does not belong here is dropped: an address is typed, cut and shared. */
export function readAuditSearch({ q, actor, name, subject, from, to }: Record<string, unknown>): AuditSearch {
  return {
    ...(filled(q) && { q }),
    ...(filled(actor) && { actor }),
    ...(filled(name) && { name }),
    ...(filled(subject) && { subject }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  }
}

type Filter = Omit<Input<'audit.list'>, 'cursor' | 'limit'>

export function toFilter({ q, actor, name, subject, from, to }: AuditSearch): Filter {
  return {
    ...(q && { text: q }),
    ...(actor && { actor }),
    ...(name && { name: name.split(',') }),
    ...(subject && { subject: subject.trim() }),
    ...(from && { from: startOf(from, 0) }),
    ...(to && { to: startOf(to, 1) }),
  }
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

export const isNarrowed = (search: AuditSearch) => Object.keys(search).length > 0

/** `sign_in.failed` as a person says it: the server has the whole sentence, this is for the choice. */
export function eventWords(name: string): string {
  const [noun = '', past = ''] = name.split('.')
  const plain = (word: string) => word.replaceAll('_', ' ')
  return `${plain(noun).charAt(0).toUpperCase()}${plain(noun).slice(1)}: ${plain(past)}`
}
