// What the address of the ticket list says, and what it asks the server for. Lists travel as `a,b` so that an address stays
// readable: /desk/tickets?view=all&status=pending,on_hold&sort=priority
import { statuses } from '../../../src/tickets/workflow/kinds.ts'
import type { TicketFilter, View } from './views.ts'
import { filterOf, fixed, views } from './views.ts'

export const sorts = ['-updatedAt', 'updatedAt', '-openedAt', 'openedAt', 'priority'] as const
export type Sort = (typeof sorts)[number]

const priorities = ['P1', 'P2', 'P3', 'P4'] as const

/** Only texts, as they stand in the address. */
export interface ListSearch {
  view: View
  status?: string
  priority?: string
  type?: string
  category?: string
  team?: string
  assignee?: string
  requester?: string
  tag?: string
  q?: string
  sort?: Sort
}

export type FilterField = Exclude<keyof ListSearch, 'view' | 'sort'>
export const filterFields = [
  'status',
  'priority',
  'type',
  'category',
  'team',
  'assignee',
  'requester',
  'tag',
  'q',
] as const satisfies FilterField[]

const closedLists: Partial<Record<FilterField, readonly string[]>> = {
  status: statuses,
  priority: priorities,
}

/** What is not understood is left out: an old or mistyped address shows more, and never an error. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const read: ListSearch = { view: views.find((view) => view === search.view) ?? 'all' }
  for (const field of filterFields) {
    const value = readField(field, search[field])
    if (value && !fixed[read.view].includes(field)) read[field] = value
  }
  const sort = sorts.find((key) => key === search.sort)
  if (sort && sort !== sorts[0]) read.sort = sort
  return read
}

function readField(field: FilterField, value: unknown): string {
  // The router reads `tag=42` as a number.
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  if (field === 'type')
    return text
      .split(',')
      .filter((key) => /^[a-z][a-z0-9_]{0,39}$/.test(key))
      .join(',')
  const allowed = closedLists[field]
  if (!allowed) return text.slice(0, 320)
  return text
    .split(',')
    .filter((part) => allowed.includes(part))
    .join(',')
}

export const several = (value: string | undefined): string[] => (value ? value.split(',') : [])

/** The view, narrowed by what was chosen; a chosen status takes the place of the view's own. */
export function toFilter(search: ListSearch, now = new Date()): TicketFilter {
  const { view, sort = sorts[0], status, priority, type, ...single } = search
  const chosen = {
    ...(status && { status: several(status) as TicketFilter['status'] }),
    ...(priority && { priority: several(priority) as TicketFilter['priority'] }),
    ...(type && { type: several(type) as TicketFilter['type'] }),
    ...single,
  }
  return { ...filterOf(view, now), ...chosen, sort }
}

/** How many filters are chosen beside the view. */
export const filterCount = (search: ListSearch) => filterFields.filter((field) => search[field]).length

export const withoutFilters = ({ view, sort }: ListSearch): ListSearch => ({ view, ...(sort && { sort }) })

/** The address with one field set, or taken out. */
export function withField(search: ListSearch, field: FilterField, value: string): ListSearch {
  const { [field]: _, ...rest } = search
  return readListSearch({ ...rest, [field]: value })
}
