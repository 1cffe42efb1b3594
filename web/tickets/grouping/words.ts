// What a list can be grouped by, and what a group is called in which tickets have none.
import { groupings } from '../../../src/tickets/views/columns.ts'
import type { TicketField } from '../choices.ts'

const none: Partial<Record<string, string>> = {
  assignee: 'Nobody',
  team: 'No team',
  category: 'No category',
  organisation: 'No organisation',
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const label = (by: string, fields: readonly TicketField[]): string =>
  fields.find(({ key }) => `field.${key}` === by)?.label ?? capital(by.replace('field.', ''))

export const noneOf = (by: string, fields: readonly TicketField[]): string => none[by] ?? `Without ${label(by, fields)}`

/** @param chosen offered in any case */
export const groupOptions = (fields: readonly TicketField[], chosen?: string | undefined) => {
  const ofFields = fields.filter(({ kind, active }) => kind === 'choice' && active).map(({ key }) => `field.${key}`)
  return [...new Set([...groupings, ...ofFields, ...(chosen ? [chosen] : [])])].map((value) => ({
    value,
    label: label(value, fields),
  }))
}
