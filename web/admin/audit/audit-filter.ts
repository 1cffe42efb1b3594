// What a search of the audit log asks of the server, and how its parts are called. Pure.
import type { Input } from '../../app/api.ts'
import type { AuditSearch } from './audit-search.ts'

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
