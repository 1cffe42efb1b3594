// What of a category is edited, in words. Pure.
import type { Output } from '../../app/api.ts'
import type { FieldWords } from '../record/conflict-view.tsx'
import { linesOf } from '../record/lines.ts'

export type Category = Output<'categories.list'>['items'][number]

export interface CategoryValues {
  name: string
  /** Id of the category above, or null at the top. */
  parent: string | null
  ownerTeam: string | null
  examples: string
  notes: string
  /** One per line. */
  aliases: string
  /** Days; empty: as above it. */
  closeAfterDays: string
}

export const emptyCategory: CategoryValues = {
  name: '',
  parent: null,
  ownerTeam: null,
  examples: '',
  notes: '',
  aliases: '',
  closeAfterDays: '',
}

export const readCategory = (category: Category): CategoryValues => ({
  name: category.name,
  parent: category.parent?.id ?? null,
  ownerTeam: category.ownerTeam?.id ?? null,
  examples: category.examples,
  notes: category.notes,
  aliases: category.aliases.join('\n'),
  closeAfterDays: category.closeAfterDays?.toString() ?? '',
})

export const toFields = <V extends Partial<CategoryValues>>({ aliases, closeAfterDays, ...rest }: V) => ({
  ...rest,
  ...(closeAfterDays !== undefined && { closeAfterDays: closeAfterDays.trim() || null }),
  ...(aliases !== undefined && { aliases: linesOf(aliases) }),
})

export const categoryWords = (nameOf: (id: string) => string): FieldWords<CategoryValues> => ({
  labels: {
    name: 'Name',
    parent: 'Category above it',
    ownerTeam: 'Owner team',
    examples: 'Examples',
    notes: 'Notes',
    aliases: 'Other names',
    closeAfterDays: 'Closes after',
  },
  show: (field, value) => {
    if (value === null) return ''
    if (field === 'parent' || field === 'ownerTeam') return nameOf(value)
    if (field === 'closeAfterDays') return value === '' ? 'as above it' : `${value} days`
    return field === 'aliases' ? linesOf(value).join(', ') : value
  },
})

export const childrenOf = (all: readonly Category[], id: string) => all.filter(({ parent }) => parent?.id === id)

/** @param tickets how many are in it; undefined while they are counted */
export function effectsOf(
  before: CategoryValues,
  after: CategoryValues,
  nameOf: (id: string) => string,
  tickets: number | undefined,
): string[] {
  const counted =
    tickets === undefined ? 'Its tickets' : tickets === 1 ? 'Its 1 ticket' : `Its ${tickets.toLocaleString()} tickets`
  const renamed = after.name !== before.name || after.parent !== before.parent
  const path = after.parent ? `${nameOf(after.parent)} / ${after.name}` : after.name
  return [
    ...(renamed ? [`${counted} will stand under “${path}”, past ones included. Reports and filters follow.`] : []),
    ...(renamed && !before.aliases.includes(before.name) && after.name !== before.name
      ? [`Imports that say “${before.name}” no longer find it, unless you add that to its other names.`]
      : []),
    ...(after.ownerTeam !== before.ownerTeam
      ? [
          `${after.ownerTeam ? `${nameOf(after.ownerTeam)} answers` : 'Nobody answers'} for what is in it. No ticket moves by itself.`,
        ]
      : []),
  ]
}
