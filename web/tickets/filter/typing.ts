// What is being written in the filter box, where the caret stands: a key, or a value of one. Pure.
import { compares, type Term, termOf, terms } from '../../../src/tickets/filter/index.ts'

export interface Typing {
  /** Null: a key, or a word. */
  term: Term | null
  /** What was typed of it so far. */
  typed: string
  /** What a choice takes the place of. */
  from: number
  to: number
}

export function typingAt(text: string, caret: number): Typing {
  const begin = beginOf(text, caret, /[\s()]/)
  const start = text[begin] === '-' ? begin + 1 : begin
  const colon = text.slice(start, caret).search(/:/)
  const term = colon > 0 ? termOf(text.slice(start, start + colon)) : undefined
  if (!term) return { term: null, typed: text.slice(start, caret), from: start, to: endOf(text, caret, /[\s():]/) }
  const value = Math.max(start + colon + 1, beginOf(text, caret, /[\s(),]/))
  const said = text.slice(value, caret)
  const led = compares(term) ? (/^(?:[<>]=?|[^"]*\.\.)/.exec(said)?.[0].length ?? 0) : 0
  const typed = said.slice(led).replace(/^"/, '')
  return { term, typed, from: value + led, to: endOf(text, caret, /[\s(),]/) }
}

/** Behind the last of these characters before the caret that stands in no quotes. */
function beginOf(text: string, caret: number, ends: RegExp): number {
  let begin = 0
  let within = false
  for (let at = 0; at < caret; at++) {
    const one = text[at] as string
    if (within && one === '\\') at++
    else if (one === '"') within = !within
    else if (!within && ends.test(one)) begin = at + 1
  }
  return begin
}

function endOf(text: string, caret: number, ends: RegExp): number {
  const rest = text.slice(caret).search(ends)
  return rest < 0 ? text.length : caret + rest
}

export interface Suggestion {
  /** Written in place of what was typed. */
  insert: string
  label: string
  detail?: string
  /** The term is whole with it. */
  whole: boolean
}

export interface KnownField {
  key: string
  label: string
}

/** Keys that begin so, then those whose other names or help do. */
export function keysFor(typed: string, fields: readonly KnownField[]): Suggestion[] {
  const word = typed.toLowerCase()
  const all: (Suggestion & { rank: number })[] = [
    ...terms.map(({ key, help, ...term }: Term) => ({
      ...keyOf(key, help),
      rank: rankOf(word, [key], term.aliases ?? [], help),
    })),
    ...fields.map(({ key, label }) => ({
      ...keyOf(`field.${key}`, label),
      rank: rankOf(word, [`field.${key}`, key], [label], ''),
    })),
  ]
  return all
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank: _, ...one }) => one)
}

const keyOf = (key: string, help: string): Suggestion => ({
  insert: `${key}:`,
  label: `${key}:`,
  detail: help,
  whole: false,
})

function rankOf(word: string, names: readonly string[], others: readonly string[], help: string): number {
  const begins = (text: string) => text.toLowerCase().startsWith(word)
  if (names.some(begins)) return 0
  if (others.some(begins)) return 1
  return word.length > 2 && help.toLowerCase().split(/\s+/).some(begins) ? 2 : 4
}

/** Those that have the typed text: at their beginning first, then at that of a word, then anywhere. */
export function fitting(suggestions: readonly Suggestion[], typed: string, most = 50): Suggestion[] {
  const word = typed.trim().toLowerCase()
  if (word === '') return suggestions.slice(0, most)
  const rank = ({ label, detail = '' }: Suggestion) => {
    const text = label.toLowerCase()
    if (text.startsWith(word)) return 0
    if (text.split(/[\s/›·-]+/).some((part) => part.startsWith(word))) return 1
    return text.includes(word) || detail.toLowerCase().includes(word) ? 2 : 3
  }
  return suggestions
    .map((one) => ({ one, rank: rank(one) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ one }) => one)
}
