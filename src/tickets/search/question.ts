// What somebody typed into a search: the words for every kind of record, and the filters, which only tickets understand.
import { DeskError } from '../../platform/errors.ts'
import type { Question, Words } from '../../search/index.ts'
import { type Filter, FilterProblem } from '../filter/index.ts'
import { readForgiving } from './forgiving.ts'

/** @throws DeskError invalid, for `q`, at the place that is wrong */
export function readQuestion(q: string): Question {
  const typed = q.trim()
  // The number of a ticket is also looked for in texts; mixed with words it is a filter.
  const number = /^#?(?:t-)?0*(\d{1,15})$/i.exec(typed)?.[1]
  if (number)
    return {
      text: typed,
      words: { kind: 'text', words: number, phrase: true, offset: 0, length: typed.length },
      filter: null,
    }
  try {
    const { text, filter } = readForgiving(typed)
    return { text, ...divided(filter) }
  } catch (error) {
    throw error instanceof FilterProblem ? refusal(error) : error
  }
}

export function refusal({ message, at: { offset, length }, expected }: FilterProblem): DeskError {
  const said = `is wrong at character ${offset + 1}: ${message}`
  return new DeskError('invalid', `What you search for ${said}${said.endsWith('?') ? '' : '.'}`, {
    errors: [{ path: 'q', message: said, offset, length, ...(expected.length > 0 && { expected }) }],
  })
}

/** Words that have to fit whatever the filters do stand apart; everything else is a filter. */
export function divided(filter: Filter): { words: Words | null; filter: Filter | null } {
  const parts = filter.kind === 'and' ? filter.parts : [filter]
  const words = parts.filter(isWords)
  const filters = parts.filter((part) => !isWords(part))
  // To leave out words is no search: it narrows what is there.
  if (filters.length > 0 && !words.some(asksForSome)) return { words: null, filter }
  return {
    words: words.length === 0 ? null : words.length === 1 ? (words[0] ?? null) : { kind: 'and', parts: words },
    filter: filters.length === 0 ? null : { kind: 'and', parts: filters },
  }
}

function isWords(part: Filter): part is Filter & Words {
  if (part.kind === 'not') return isWords(part.part)
  return part.kind === 'text' || (part.kind !== 'term' && part.parts.every(isWords))
}

function asksForSome(part: Words): boolean {
  return part.kind === 'text' || (part.kind !== 'not' && part.parts.some(asksForSome))
}
