// How a file is understood, in one piece: what turns its rows into tickets needs nothing else.
import type { ImportTarget, ImportValue } from '../contract.ts'
import { type Profile, spelled } from '../profiles/profile.ts'
import { type DateOrder, dateReader } from '../read/dates.ts'
import { type ColumnFacts, dateOrderOf } from './facts.ts'
import { isMoment, type Mapping } from './fields.ts'
import { isWordField, ourWord, ourWords, type WordField } from './words.ts'

/** Words that a person gave ours for: field to theirs to ours. */
export type GivenWords = Partial<Record<WordField, Record<string, string>>>

export interface Understanding {
  columns: string[]
  facts: ColumnFacts[]
  mapping: Mapping
  profile: Profile | undefined
  given: GivenWords
  timeZone: string
  dateOrder: 'auto' | DateOrder
}

export interface Word {
  ours: string | null
  by: ImportValue['by']
}

/** A hand before the profile, the profile before the guess. */
export function wordFor(
  { given, profile }: Pick<Understanding, 'given' | 'profile'>,
  field: WordField,
  theirs: string,
): Word {
  const hand = lookUp(given[field], theirs)
  if (hand !== undefined) return { ours: hand, by: 'hand' }
  const known = lookUp(profile?.words?.[field], theirs)
  if (known !== undefined) return { ours: known, by: 'profile' }
  return { ours: ourWord(field, theirs), by: 'guess' }
}

function lookUp(words: Record<string, string> | undefined, theirs: string): string | undefined {
  if (!words) return undefined
  if (Object.hasOwn(words, theirs)) return words[theirs]
  const wanted = spelled(theirs)
  return Object.entries(words).find(([word]) => spelled(word) === wanted)?.[1]
}

/** Each word of the file that stands for one of ours, with how often and where it goes. */
export function valuesOf(understanding: Understanding): ImportValue[] {
  const fields = [...understanding.mapping].filter((entry): entry is [WordField & ImportTarget, number[]] =>
    isWordField(entry[0]),
  )
  return fields.flatMap(([field, indexes]) =>
    indexes.flatMap((index) =>
      (understanding.facts[index]?.values ?? []).map(([theirs, rows]) => ({
        field,
        theirs,
        rows,
        ...wordFor(understanding, field, theirs),
      })),
    ),
  )
}

/** Why a word cannot be given, or null. @param types keys of the types that there are here */
export function refusedWord(field: WordField, ours: string, types: string[]): string | null {
  const words = field === 'type' ? types : ourWords[field]
  return words.includes(ours) ? null : `is none of ${words.join(', ')}`
}

/** For each column of times, what reads it. */
export function momentReaders({ mapping, facts, timeZone, dateOrder }: Understanding) {
  const readers = new Map<number, (text: string) => string | null>()
  for (const [target, indexes] of mapping) {
    if (!isMoment(target)) continue
    for (const index of indexes)
      readers.set(index, dateReader(dateOrder === 'auto' ? dateOrderOf(facts[index]) : dateOrder, timeZone))
  }
  return readers
}
