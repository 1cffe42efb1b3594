// Looks at a text from left to right. It knows blanks, quotes and words, and no filter.
import { FilterProblem, type Span } from './syntax.ts'

export interface Scanner {
  /** Nothing but blanks is left. */
  done(): boolean
  at(character: string): boolean
  looksAt(pattern: RegExp): boolean
  /** Goes over blanks and the pattern, which is sticky, if it stands there. */
  skipped(pattern: RegExp): boolean
  /** The same without blanks before it; answers with what stood there. */
  took(pattern: RegExp): RegExpExecArray | undefined
  /** Of what was gone over last. */
  last(): Span
  offset(): number
  back(offset: number): void
  /** What was taken ends here: at a blank, a comma, a parenthesis or the end. */
  ended(): boolean
  quoted(): Said | undefined
  /** Everything up to a blank or a parenthesis. */
  word(): Said
}

export interface Said extends Span {
  text: string
  phrase: boolean
}

export function scanner(text: string): Scanner {
  let at = 0
  let last: Span = { offset: 0, length: 0 }
  const blanks = () => {
    while (at < text.length && /\s/.test(text[at] ?? '')) at++
  }
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  const took = (pattern: RegExp) => {
    const found = match(pattern)
    if (!found) return undefined
    last = { offset: at, length: found[0].length }
    at += found[0].length
    return found
  }
  return {
    done() {
      blanks()
      return at >= text.length
    },
    at(character) {
      blanks()
      return text[at] === character
    },
    looksAt(pattern) {
      blanks()
      return match(pattern) !== null
    },
    skipped(pattern) {
      blanks()
      return took(pattern) !== undefined
    },
    took,
    last: () => last,
    offset: () => at,
    back(offset) {
      at = offset
    },
    ended: () => at >= text.length || /[\s,()]/.test(text[at] ?? ''),
    quoted() {
      if (text[at] !== '"') return undefined
      const found = took(/"((?:[^"\\]|\\[\s\S])*)"/y)
      if (!found)
        throw new FilterProblem('this quotation mark has no second one', { offset: at, length: text.length - at }, [
          '"',
        ])
      return { text: (found[1] ?? '').replace(/\\([\s\S])/g, '$1'), phrase: true, ...last }
    },
    word() {
      took(/[^\s()]+/y)
      return { text: text.slice(last.offset, at), phrase: false, ...last }
    },
  }
}
