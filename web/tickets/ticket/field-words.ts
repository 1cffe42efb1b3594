// Fields of a ticket and their values in words, for the two sides of a conflict.
import { priorityWords } from '../../ui/priority-glyph.tsx'
import type { FieldDefinition } from '../fields/field-values.ts'
import { inWords, labelOfKey } from '../fields/field-values.ts'
import { typeName } from '../list/filter-words.ts'
import { scaleWords } from './scale-words.ts'
import type { Field, Ticket } from './sides.ts'

const fieldWords: Partial<Record<Field, string>> = {
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

type Definitions = readonly FieldDefinition[]
const definitionOf = (field: Field, definitions: Definitions) =>
  definitions.find(({ key }) => field === `fields.${key}`)

export const fieldName = (field: Field, definitions: Definitions): string =>
  fieldWords[field] ?? definitionOf(field, definitions)?.label ?? labelOfKey(field.replace('fields.', ''))

/** @param nameOf people by id */
export function valueWords(
  field: Field,
  value: unknown,
  definitions: Definitions,
  nameOf: (id: string) => string,
): string {
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
    default: {
      const definition = definitionOf(field, definitions)
      return definition ? inWords(definition, value, nameOf(String(value))) || 'None' : String(value)
    }
  }
}

const nothing: Partial<Record<Field, string>> = { assignee: 'Nobody' }
