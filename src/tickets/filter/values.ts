// One value of a term in its one spelling, or the reason why it is none.
import { spellDate } from './dates.ts'
import { known, type Term } from './terms.ts'

interface Refusal {
  message: string
  expected: string[]
}

export function spellValue(term: Term, typed: string): string | Refusal {
  const word = known(term.words, typed)
  if (word) return word
  switch (term.kind) {
    case 'choice': {
      const expected = (term.choices ?? []).map(({ value }) => value)
      return (
        known(term.choices, typed) ?? {
          message: `${shown(typed)} is no value of ${term.key}: use ${anyOf(expected)}`,
          expected,
        }
      )
    }
    case 'number': {
      const digits = /^(?:t-)?0*(\d{1,15})$/i.exec(typed)?.[1]
      return digits ?? { message: `${shown(typed)} is no number`, expected: ['a number'] }
    }
    case 'ticket': {
      const digits = /^(?:t-)?0*(\d{1,15})$/i.exec(typed)?.[1]
      return digits
        ? `T-${digits}`
        : { message: `${shown(typed)} is no ticket: write its number`, expected: ['T-1042'] }
    }
    case 'date': {
      const expected = ['2026-01-31', '-7d', 'today', 'this-week']
      return spellDate(typed) ?? { message: `${shown(typed)} is no date: write it like ${anyOf(expected)}`, expected }
    }
    case 'tag': {
      const tag = typed.toLowerCase()
      return tag.length <= 40 ? tag : { message: 'a tag has at most 40 characters', expected: ['a tag'] }
    }
    default:
      return typed.length <= 320 ? typed : { message: 'a name has at most 320 characters', expected: ['a name'] }
  }
}

export const anyOf = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

export const shown = (typed: string) => `“${typed.length > 40 ? `${typed.slice(0, 40)}…` : typed}”`
