// A definition in words. Pure.
import type { FieldDefinition } from '../../tickets/fields/field-values.ts'

export const kindWords: Record<FieldDefinition['kind'], { label: string; hint: string }> = {
  text: { label: 'Text', hint: 'Words, such as a serial number or the name of a device' },
  number: { label: 'Number', hint: 'Can be compared: more than 3, 5 to 10' },
  choice: { label: 'One choice', hint: 'One of several that you name' },
  multi: { label: 'Several choices', hint: 'Any of several that you name' },
  date: { label: 'Date', hint: 'A day' },
  person: { label: 'Person', hint: 'Somebody who is known here' },
  checkbox: { label: 'Yes or no', hint: 'Or nothing, while nobody has said' },
  link: { label: 'Link', hint: 'A web address' },
}

export const requiredWords: Record<FieldDefinition['required'], string> = {
  never: 'Never',
  opening: 'To open a ticket',
  resolving: 'To resolve it',
}

export const requesterWords: Record<FieldDefinition['requesters'], { label: string; hint: string }> = {
  hidden: { label: 'Hidden', hint: 'Only agents see it.' },
  shown: { label: 'Shown', hint: 'They read it on their requests.' },
  asked: { label: 'Asked', hint: 'They read it, and fill it in when they ask or later.' },
}

/** Which tickets have it: `Incident, Bug in Network` */
export function reachOf({ types, categories }: FieldDefinition, typeName: (key: string) => string): string {
  const kinds = types.length > 0 ? types.map(typeName).join(', ') : 'All tickets'
  return categories.length > 0 ? `${kinds} in ${categories.map(({ path }) => path).join(', ')}` : kinds
}

export const hasChoices = (kind: FieldDefinition['kind']) => kind === 'choice' || kind === 'multi'

const limited: Partial<Record<FieldDefinition['kind'], [string, string]>> = {
  text: ['At least (characters)', 'At most (characters)'],
  number: ['Smallest', 'Largest'],
  multi: ['At least (choices)', 'At most (choices)'],
}
/** What its limits are called, where it has any. */
export const limitsOf = (kind: FieldDefinition['kind']) => limited[kind]
