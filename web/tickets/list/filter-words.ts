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

export const typeWords = { incident: 'Incident', request: 'Request', bug: 'Bug' } as const

export const sortWords: Record<Sort, string> = {
  '-updatedAt': 'Last changed first',
  updatedAt: 'Longest quiet first',
  '-openedAt': 'Newest first',
  openedAt: 'Oldest first',
  priority: 'Most urgent first',
}
