// The mapping of a file: what its profile says, or a guess, with the wishes of a person laid over it.
import { invalid } from '../../../platform/errors.ts'
import type { ImportColumn, ImportTarget } from '../contract.ts'
import { columnOf, type Profile, spelled, targetsOf } from '../profiles/profile.ts'
import type { ColumnFacts } from './facts.ts'
import type { Mapping } from './fields.ts'
import { guessMapping } from './guess.ts'

/** Columns by name; none: the field is not wanted. */
export type Wishes = Partial<Record<ImportTarget, string[]>>

export function startingMapping(columns: string[], sample: string[][], profile: Profile | undefined): Mapping {
  if (!profile) return new Map([...guessMapping(columns, sample)].map(([field, index]) => [field, [index]]))
  const mapping: Mapping = new Map()
  const order = Object.keys(profile.columns).map(spelled)
  const known = columns
    .map((heading, index) => ({
      index,
      targets: targetsOf(columnOf(profile, original(heading))),
      place: order.indexOf(spelled(original(heading))),
    }))
    .sort((one, other) => one.place - other.place || one.index - other.index)
  for (const { index, targets } of known)
    for (const target of targets) mapping.set(target, [...(mapping.get(target) ?? []), index])
  for (const [target, names] of Object.entries(profile.otherwise ?? {}) as [ImportTarget, string[]][]) {
    const found = names
      .map((name) => columns.findIndex((column) => spelled(column) === spelled(name)))
      .filter((index) => index >= 0)
    if (!mapping.has(target) && found.length > 0) mapping.set(target, found)
  }
  return mapping
}

/** A heading that came more than once was given a number: `Comment (2)`. */
const original = (heading: string) => heading.replace(/ \(\d+\)$/, '')

/** @throws DeskError invalid, for a column that is not there */
export function withWishes(columns: string[], start: Mapping, wishes: Wishes): Mapping {
  const mapping: Mapping = new Map(start)
  const wished = (Object.entries(wishes) as [ImportTarget, string[]][]).map(([target, names]) => ({
    target,
    indexes: names.flatMap((name) => columnIndexes(columns, name, target)),
  }))
  // A column that is wished for somewhere is taken from where it was only guessed.
  for (const [target, indexes] of mapping) {
    const left = indexes.filter((index) => !wished.some((wish) => wish.indexes.includes(index)))
    if (left.length === 0) mapping.delete(target)
    else mapping.set(target, left)
  }
  for (const { target, indexes } of wished) {
    if (indexes.length === 0) mapping.delete(target)
    else mapping.set(target, indexes)
  }
  return mapping
}

function columnIndexes(columns: string[], wanted: string, target: ImportTarget): number[] {
  if (wanted.trim() === '') return []
  const found = indexOf(columns, wanted)
  if (found >= 0) return [found]
  // `A + B`: several columns, unless one is called so.
  const parts = wanted.split('+').map((part) => indexOf(columns, part.trim()))
  if (parts.length > 1 && parts.every((index) => index >= 0)) return parts
  throw invalid(
    `mapping.${target}`,
    `names no column of the file: ${wanted.slice(0, 80)}. Its columns are ${columns.join(', ').slice(0, 1500)}`,
  )
}

function indexOf(columns: string[], wanted: string): number {
  const exact = columns.indexOf(wanted)
  return exact >= 0 ? exact : columns.findIndex((column) => column.toLowerCase() === wanted.toLowerCase())
}

/** @throws DeskError invalid, when nothing can be the title */
export function demandTitle(mapping: Mapping, columns: string[]): void {
  if (mapping.has('title') || mapping.has('description')) return
  throw invalid(
    'mapping.title',
    `has no column: say which one is the title. The columns are ${columns.join(', ').slice(0, 1500)}`,
  )
}

/** Every column: what it fills, or why it is left out. */
export function describeColumns(
  columns: string[],
  facts: ColumnFacts[],
  mapping: Mapping,
  profile: Profile | undefined,
): ImportColumn[] {
  return columns.map((name, index) => {
    const targets = [...mapping].filter(([, indexes]) => indexes.includes(index)).map(([target]) => target)
    const { filled = 0, samples = [] } = facts[index] ?? {}
    return { name, targets, dropped: targets.length > 0 ? null : whyDropped(name, filled, profile), samples, filled }
  })
}

function whyDropped(name: string, filled: number, profile: Profile | undefined): string {
  const entry = profile && columnOf(profile, original(name))
  if (entry && typeof entry === 'object' && 'drop' in entry) return entry.drop
  if (filled === 0) return 'is empty in every row'
  if (entry) return 'left out by hand, or another column fills the field'
  const key = fieldKey(name)
  return `no field of a ticket is called so: bring it with field.${key}`
}

/** A heading as the key of a field. */
export const fieldKey = (heading: string) =>
  heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60) || 'column'
