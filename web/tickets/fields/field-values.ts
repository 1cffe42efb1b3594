// Fields that somebody defined, as screens see them: which ones a ticket has, what was typed, and how a value reads. Pure.
import { applies, contextKeys, isEmpty, missingContext } from '../../../src/tickets/fields/contract/applying.ts'
import type { Input, Output } from '../../app/api.ts'
import type { Ticket } from '../ticket/sides.ts'

export type FieldDefinition = Output<'fields.list'>['items'][number]
export type FieldValue = NonNullable<NonNullable<Input<'tickets.change'>['fields']>[string]> | null
export type FieldValues = Readonly<Record<string, FieldValue>>

export { isEmpty }

interface CategoryPlace {
  id: string
  ancestors: readonly string[]
}

/** Where a ticket stands: that decides which fields it has. */
export function placeIn(categories: readonly CategoryPlace[], type: string, category: string | null) {
  const found = categories.find(({ id }) => id === category)
  return { type, categories: category === null ? [] : [...(found?.ancestors ?? []), category] }
}
export type Place = ReturnType<typeof placeIn>

const reach = ({ types, categories }: FieldDefinition) => ({ types, categories: categories.map(({ id }) => id) })

/** Those that such a ticket is asked for, in their order. */
export const fieldsOf = (definitions: readonly FieldDefinition[], place: Place): FieldDefinition[] =>
  definitions.filter((one) => one.active && applies(reach(one), place))

const isContext = ({ key }: FieldDefinition) => (contextKeys as readonly string[]).includes(key)

interface Grouped {
  context: FieldDefinition[]
  /** Context that a ticket lacks, in the order in which it is asked. */
  missing: FieldDefinition[]
  others: FieldDefinition[]
  /** Keys that nobody defined, which an import or a script brought along. */
  free: string[]
}

/** What the properties of a ticket show: fields that it has, and what still stands in others. */
export function grouped(
  ticket: Pick<Ticket, 'fields'>,
  definitions: readonly FieldDefinition[],
  place: Place,
): Grouped {
  const known = new Set(definitions.map(({ key }) => key))
  const fitting = new Set(fieldsOf(definitions, place))
  const shown = definitions.filter((one) => fitting.has(one) || !isEmpty(ticket.fields[one.key]))
  const asIds = definitions.map((one) => ({ ...one, ...reach(one) }))
  const missing = missingContext({ fields: ticket.fields, ...place }, asIds).map(({ key }) => key)
  return {
    context: contextKeys.flatMap((key) => shown.filter((one) => one.key === key)),
    missing: missing.flatMap((key) => definitions.filter((one) => one.key === key)),
    others: shown.filter((one) => !isContext(one)),
    free: Object.keys(ticket.fields).filter((key) => !known.has(key) && !isEmpty(ticket.fields[key])),
  }
}

export const labelOfKey = (key: string) => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ')

/** A value in plain words, before the server has said it. @param person the name behind an id */
export function inWords(
  definition: Pick<FieldDefinition, 'kind' | 'choices'>,
  value: unknown,
  person?: string,
): string {
  if (isEmpty(value)) return ''
  const labelled = (key: unknown) => definition.choices.find((one) => one.key === key)?.label ?? String(key)
  if (Array.isArray(value)) return value.map(labelled).join(', ')
  if (definition.kind === 'choice') return labelled(value)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return definition.kind === 'person' ? (person ?? '') : String(value)
}

/** What is wrong with what was typed, as far as that can be told here; the server looks at everything. */
export function wrongIn({ kind, min, max, label }: FieldDefinition, value: FieldValue): string | undefined {
  if (isEmpty(value)) return undefined
  if (kind === 'number') {
    const number = Number(String(value).replace(',', '.'))
    if (!/^\s*[+-]?\d+([.,]\d+)?\s*$/.test(String(value)) || !Number.isFinite(number))
      return 'Write a number, such as 12 or 3.5.'
    if (min !== null && number < min) return `Has to be at least ${min}.`
    if (max !== null && number > max) return `Can be at most ${max}.`
  }
  if (kind === 'text' && typeof value === 'string' && min !== null && value.trim().length < min)
    return `Say at least ${min} characters.`
  if (kind === 'multi' && Array.isArray(value)) {
    if (min !== null && value.length < min) return `Choose at least ${min}.`
    if (max !== null && value.length > max) return `Choose at most ${max}.`
  }
  if (kind === 'link' && !/^https?:\/\/\S+$/i.test(String(value).trim()))
    return `${label} begins with https:// or http://.`
  return undefined
}

/** As it is sent: a number that was typed with a comma is one all the same. */
export const toSend = ({ kind }: Pick<FieldDefinition, 'kind'>, value: FieldValue): FieldValue => {
  if (isEmpty(value)) return null
  if (typeof value !== 'string') return value
  return kind === 'number' ? value.trim().replace(',', '.') : value.trim()
}

/** What is sent with a new ticket: values of these fields, without those that were left empty. */
export const filledIn = (definitions: readonly FieldDefinition[], values: FieldValues): Record<string, FieldValue> =>
  Object.fromEntries(
    definitions.flatMap((one) => {
      const value = toSend(one, Object.hasOwn(values, one.key) ? (values[one.key] ?? null) : null)
      return value === null ? [] : [[one.key, value]]
    }),
  )

/** What keeps a form from being sent, as sentences under its fields. */
export const wrongFields = (definitions: readonly FieldDefinition[], values: FieldValues): Record<string, string> =>
  Object.fromEntries(
    definitions.flatMap((one) => {
      const value = values[one.key] ?? null
      const wrong = isEmpty(value) ? (one.required === 'opening' ? 'Needs an answer.' : undefined) : wrongIn(one, value)
      return wrong === undefined ? [] : [[one.key, wrong]]
    }),
  )

/** Kept in a browser by an older version, or by none. */
export const areValues = (kept: unknown): kept is Record<string, FieldValue> =>
  typeof kept === 'object' &&
  kept !== null &&
  !Array.isArray(kept) &&
  Object.values(kept).every(
    (value) =>
      value === null ||
      ['string', 'number', 'boolean'].includes(typeof value) ||
      (Array.isArray(value) && value.every((one) => typeof one === 'string')),
  )
