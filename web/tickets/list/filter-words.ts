// Filters in the reader's words.
import type { Sort } from './list-search.ts'

/** Until its name is read, or where it is gone: what its key says. */
export const typeName = (key: string, types: readonly { key: string; name: string }[]) =>
  types.find((type) => type.key === key)?.name ?? key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ')

/** The orders that the menu offers; others come with a view or an address. */
export const sortWords = {
  '-updatedAt': 'Last changed first',
  updatedAt: 'Longest quiet first',
  '-openedAt': 'Newest first',
  openedAt: 'Oldest first',
  priority: 'Most urgent first',
  dueAt: 'Due first',
  '-resolvedAt': 'Last resolved first',
  status: 'By status',
} satisfies Partial<Record<Sort, string>>
