// What of a definition is edited. Pure.
import type { Input } from '../../app/api.ts'
import type { FieldDefinition } from '../../tickets/fields/field-values.ts'
import type { FieldWords } from '../record/conflict-view.tsx'
import { hasChoices, kindWords, limitsOf, requesterWords, requiredWords } from './field-words.ts'

export interface Choice {
  /** None for one that is being made. */
  key?: string
  label: string
  retired: boolean
}

export interface DefinitionValues {
  label: string
  /** Of one that is being made; empty: made from the name. */
  key: string
  kind: FieldDefinition['kind']
  hint: string
  /** `Choice[]` as text: their order matters, and lists are compared as sets. */
  choices: string
  types: string[]
  categories: string[]
  required: FieldDefinition['required']
  requesters: FieldDefinition['requesters']
  min: string
  max: string
  retired: boolean
}

export const emptyDefinition: DefinitionValues = {
  label: '',
  key: '',
  kind: 'text',
  hint: '',
  choices: '[]',
  types: [],
  categories: [],
  required: 'never',
  requesters: 'hidden',
  min: '',
  max: '',
  retired: false,
}

export const readDefinition = (field: FieldDefinition): DefinitionValues => ({
  label: field.label,
  key: field.key,
  kind: field.kind,
  hint: field.hint,
  choices: JSON.stringify(field.choices.map(({ key, label, retired }) => ({ key, label, retired }))),
  types: field.types,
  categories: field.categories.map(({ id }) => id),
  required: field.required,
  requesters: field.requesters,
  min: field.min?.toString() ?? '',
  max: field.max?.toString() ?? '',
  retired: !field.active,
})

export const choicesIn = (text: string): Choice[] => JSON.parse(text) as Choice[]

/** What is no number goes as it was typed, and comes back with what is wrong with it. */
function limit(typed: string): number | null {
  const number = Number(typed.trim().replace(',', '.'))
  return typed.trim() === '' ? null : Number.isFinite(number) ? number : (typed as unknown as number)
}

type Sent = Omit<Input<'fields.change'>, 'id'>

/** Of what was changed, as the desk takes it; a kind without choices or limits has none. */
export function toSent(values: Partial<DefinitionValues>, kind: FieldDefinition['kind']): Sent {
  const { key: _, choices, min, max, retired, ...plain } = values
  const named = (text: string) => choicesIn(text).filter(({ label }) => label.trim() !== '')
  return {
    ...plain,
    ...(choices !== undefined && { choices: hasChoices(kind) ? named(choices) : [] }),
    ...(min !== undefined && { min: limitsOf(kind) ? limit(min) : null }),
    ...(max !== undefined && { max: limitsOf(kind) ? limit(max) : null }),
    ...(retired !== undefined && { active: !retired }),
  }
}

/** Another kind takes along what it has no use for. */
export const withKind = (before: DefinitionValues, changed: Partial<DefinitionValues>): Partial<DefinitionValues> =>
  changed.kind === undefined ? changed : { choices: before.choices, min: before.min, max: before.max, ...changed }

export const definitionWords = (nameOf: (id: string) => string): FieldWords<DefinitionValues> => ({
  labels: {
    label: 'Name',
    key: 'Key',
    kind: 'Kind',
    hint: 'Hint',
    choices: 'Choices',
    types: 'Types',
    categories: 'Categories',
    required: 'Needed',
    requesters: 'Requesters',
    min: 'Lower limit',
    max: 'Upper limit',
    retired: 'Retired',
  },
  show: (name, value) => {
    if (name === 'kind') return kindWords[value as FieldDefinition['kind']].label
    if (name === 'required') return requiredWords[value as FieldDefinition['required']]
    if (name === 'requesters') return requesterWords[value as FieldDefinition['requesters']].label
    if (name === 'choices')
      return choicesIn(String(value))
        .map(({ label, retired }) => (retired ? `${label} (retired)` : label))
        .join(', ')
    if (typeof value === 'boolean') return value ? 'Yes' : 'No'
    return Array.isArray(value) ? value.map(nameOf).join(', ') || 'All' : value
  },
})

/** What saving does, to whom. */
export function effectsOf(before: DefinitionValues, after: DefinitionValues): string[] {
  const moved = before.types.join() !== after.types.join() || before.categories.join() !== after.categories.join()
  return [
    ...(after.retired !== before.retired
      ? [
          after.retired
            ? 'Nobody is asked for it any more. Tickets keep what they hold, and it stays readable.'
            : 'It is offered on tickets again.',
        ]
      : []),
    ...(after.requesters !== before.requesters
      ? [
          after.requesters === 'hidden'
            ? 'Requesters no longer see it, on past requests either.'
            : after.requesters === 'shown'
              ? 'Requesters see its value on their requests, past ones included.'
              : 'Requesters see its value, past ones included, and are asked for it in the portal.',
        ]
      : []),
    ...(after.required !== before.required && after.required !== 'never'
      ? [
          after.required === 'opening'
            ? 'Nobody opens such a ticket without it. Tickets that come by mail, alert or rule do: they cannot be asked.'
            : 'Agents do not resolve such a ticket without it.',
        ]
      : []),
    ...(moved ? ['Tickets that it is no longer for keep what they hold, until somebody takes it away.'] : []),
  ]
}
