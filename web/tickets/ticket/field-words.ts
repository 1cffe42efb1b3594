// Fields of a ticket and their values in words, for the two sides of a conflict.
import { priorityWords } from '../../ui/priority-glyph.tsx'
import { typeName } from '../list/filter-words.ts'
import type { Field, Ticket } from './sides.ts'

export const scaleWords = { low: 'Low', medium: 'Medium', high: 'High' } as const

export const fieldWords: Record<Field, string> = {
  title: 'Title',
  description: 'Description',
  state: 'Status',
  resolution: 'Resolution',
  priority: 'Priority',
  impact: 'Impact',
  urgency: 'Urgency',
  type: 'Type',
  category: 'Category',
  team: 'Team',
  assignee: 'Assignee',
  level: 'Level',
  tags: 'Tags',
  requester: 'Requester',
}

export function valueWords(field: Field, value: unknown): string {
  if (value === null || value === undefined || value === '') return nothing[field] ?? 'None'
  switch (field) {
    case 'priority':
      return priorityWords[value as Ticket['priority']]
    case 'impact':
    case 'urgency':
      return scaleWords[value as keyof typeof scaleWords]
    case 'type':
      return typeName(String(value), [])
    case 'category':
      return (value as NonNullable<Ticket['category']>).path
    case 'state':
    case 'team':
    case 'assignee':
    case 'requester':
      return (value as { name: string }).name
    case 'tags':
      return (value as string[]).join(', ') || 'None'
    default:
      return String(value)
  }
}

const nothing: Partial<Record<Field, string>> = { assignee: 'Nobody' }
