// What of a ticket a column can fill, and how several columns fill one thing together.
import type { ImportField, ImportTarget } from '../contract.ts'

/** Where each field comes from: indexes of columns. */
export type Mapping = Map<ImportTarget, number[]>

type Moment = 'openedAt' | 'updatedAt' | 'firstRespondedAt' | 'resolvedAt' | 'closedAt'
const moments = new Set<string>([
  'openedAt',
  'updatedAt',
  'firstRespondedAt',
  'resolvedAt',
  'closedAt',
] satisfies Moment[])
export const isMoment = (field: string): field is Moment => moments.has(field)

export const isOwnField = (target: ImportTarget): target is `field.${string}` => target.startsWith('field.')
export const ownKey = (target: `field.${string}`) => target.slice('field.'.length)

/** What stands between the parts where a field takes all of them; the others take the first that says something. */
export const together: Partial<Record<ImportField, string>> = { title: ' · ', description: '\n\n', tags: ',' }
