// Filters in the reader's words.
import type { FilterField, Sort } from './list-search.ts'

export const fieldWords: Record<FilterField, string> = {
  status: 'Status',
  priority: 'Priority',
  type: 'Type',
  category: 'Category',
  team: 'Team',
  assignee: 'Assignee',
  requester: 'Requester',
  tag: 'Tag',
  q: 'Words',
}

/** Until its name is read, or where it is gone: what its key says. */
export const typeName = (key: string, types: readonly { key: string; name: string }[]) =>
  types.find((type) => type.key === key)?.name ?? key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ')

export const sortWords: Record<Sort, string> = {
  '-updatedAt': 'Last changed first',
  updatedAt: 'Longest quiet first',
  '-openedAt': 'Newest first',
  openedAt: 'Oldest first',
  priority: 'Most urgent first',
}
