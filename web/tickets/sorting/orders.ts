// The orders that a list can be put into, in words.
import type { TicketField } from '../choices.ts'
import { sortWords } from '../list/filter-words.ts'

const directions: Partial<Record<TicketField['kind'], readonly [string, string]>> = {
  number: ['lowest first', 'highest first'],
  date: ['earliest first', 'latest first'],
  text: ['A to Z', 'Z to A'],
  link: ['A to Z', 'Z to A'],
  person: ['A to Z', 'Z to A'],
  checkbox: ['no first', 'yes first'],
  choice: ['in its order', 'in reverse'],
  multi: ['in its order', 'in reverse'],
}

/** @param chosen offered in any case */
export function orderOptions(fields: readonly TicketField[], chosen: string) {
  const ofFields = fields.flatMap(({ key, label, kind, active }) => {
    const words = directions[kind]
    if (!words || (!active && !chosen.endsWith(`field.${key}`))) return []
    return words.map((word, index) => ({ value: `${index ? '-' : ''}field.${key}`, label: `${label}, ${word}` }))
  })
  const all = [...Object.entries(sortWords).map(([value, label]) => ({ value, label })), ...ofFields]
  return all.some(({ value }) => value === chosen) ? all : [{ value: chosen, label: chosen }, ...all]
}

const ofColumn: Partial<Record<string, string>> = {
  number: 'number',
  priority: 'priority',
  status: 'status',
  opened: '-openedAt',
  updated: '-updatedAt',
  due: 'dueAt',
  resolved: '-resolvedAt',
}

/** What pressing the name of a column does: its usual order, then the other way round. Null where it has none. */
export function orderByColumn(column: string, fields: readonly TicketField[], current: string): string | null {
  const field = fields.find(({ key }) => `field.${key}` === column)
  const usual = field ? (directions[field.kind] ? column : null) : (ofColumn[column] ?? null)
  if (usual !== current) return usual
  return usual.startsWith('-') ? usual.slice(1) : `-${usual}`
}

/** Which way a column stands now, if the list is in its order. */
export const directionOf = (column: string, current: string): 'up' | 'down' | null => {
  const name = current.replace('-', '')
  if (name !== column && name !== ofColumn[column]?.replace('-', '')) return null
  return current.startsWith('-') ? 'down' : 'up'
}
