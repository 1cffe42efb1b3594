// What somebody looks for, as a tree of words. The filter language reads it; here stands what the search makes of it. Pure.

export interface WordsNode {
  kind: 'text'
  words: string
  /** In quotes: these words beside each other. */
  phrase: boolean
  /** Where it stands in what was typed. */
  offset: number
  length: number
}

export type Words = WordsNode | { kind: 'not'; part: Words } | { kind: 'and' | 'or'; parts: Words[] }

/** What was asked: words, and what only some kinds of record understand (`is:open`). */
export interface Question {
  /** As it was understood: what was typed, with quotation marks and parentheses closed. */
  text: string
  /** Null: no words at all. */
  words: Words | null
  /** Null: nothing beside the words. */
  filter: unknown
}

/** Signs become blanks, so that 10.20.30.40, srv-db01.example.com and a@b.example are words beside each other. */
export const plain = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, ' ')

/** The words that have to be there, and not those that must not. */
export function wanted(words: Words): WordsNode[] {
  if (words.kind === 'text') return [words]
  return words.kind === 'not' ? [] : words.parts.flatMap(wanted)
}

/** Single words that stand for themselves and may be misspelled: of letters only, and not in quotes. */
export const spelt = (words: Words): WordsNode[] =>
  wanted(words).filter((one) => !one.phrase && /^\p{L}{3,24}$/u.test(one.words))

/** The same question with other words in the place of some. @param instead by the word as it was typed, in small letters */
export function reworded(question: Question, instead: ReadonlyMap<string, string>): Question {
  if (!question.words) return question
  const found = spelt(question.words).filter((one) => instead.has(one.words.toLowerCase()))
  let text = question.text
  for (const { words, offset, length } of found.sort((a, b) => b.offset - a.offset))
    text = text.slice(0, offset) + instead.get(words.toLowerCase()) + text.slice(offset + length)
  return { ...question, text, words: replaced(question.words, instead) }
}

function replaced(words: Words, instead: ReadonlyMap<string, string>): Words {
  if (words.kind === 'not') return words
  if (words.kind !== 'text') return { ...words, parts: words.parts.map((part) => replaced(part, instead)) }
  const other = words.phrase ? undefined : instead.get(words.words.toLowerCase())
  return other === undefined ? words : { ...words, words: other }
}
