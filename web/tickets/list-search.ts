// What the address of the ticket list says, and what it asks the server for.
import type { Input } from '../app/api.ts'

export const views = ['mine', 'team', 'unassigned', 'waiting', 'all', 'requested'] as const
export type View = (typeof views)[number]

export interface ListSearch {
  view?: View
}

export const readListSearch = (search: Record<string, unknown>): ListSearch => ({
  view: views.find((view) => view === search.view) ?? 'all',
})

type Filter = Omit<Input<'tickets.list'>, 'cursor'>

const unresolved: Filter['status'] = ['new', 'open', 'pending', 'on_hold']

const filters: Record<View, Filter> = {
  mine: { assignee: 'me', status: unresolved },
  team: { team: 'mine', status: unresolved },
  unassigned: { assignee: 'none', status: unresolved },
  waiting: { status: ['pending', 'on_hold'] },
  all: { status: unresolved },
  requested: { requester: 'me' },
}

export const viewFilter = ({ view = 'all' }: ListSearch): Filter => ({ ...filters[view], limit: 50 })
