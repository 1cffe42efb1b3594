// Reads the filter language as people type it into a search, letter by letter: what is not closed yet is closed, and what is no filter
// is words. A filter with a value that there is not stays an error, at its place.
import { type Filter, FilterProblem, parse } from '../filter/index.ts'
import { limits } from '../filter/syntax.ts'
import { termOf } from '../filter/terms.ts'

/** @throws FilterProblem */
export function readForgiving(typed: string): { text: string; filter: Filter } {
  let text = typed
  for (let left = 40; ; left--) {
    try {
      return { text, filter: parse(text) }
    } catch (error) {
      const mended = error instanceof FilterProblem && left > 0 ? mend(text, error) : undefined
      if (mended === undefined || mended.length > limits.length) throw error
      text = mended
    }
  }
}

function mend(text: string, { at: { offset, length }, expected }: FilterProblem): string | undefined {
  const [before, there, after] = [
    text.slice(0, offset),
    text.slice(offset, offset + length),
    text.slice(offset + length),
  ]
  if (expected.includes('"')) return `${text.replace(/\\$/, '')}"`
  if (there === '(' && expected.includes(')')) return `${text})`
  if (there === ')') return `${before} ${after}`
  if (/^OR$/.test(there)) return `${before}"OR"${after}`
  // `srv:8080` is no filter, and a slip like `assinge:me` is told.
  const word = /^[^\s()]+/.exec(text.slice(offset))?.[0] ?? ''
  if (/^[a-z][a-z0-9_.]*$/i.test(there) && after.startsWith(':') && !termOf(there) && expected.length === 0)
    return `${before}"${word.replace(/["\\]/g, ' ')}"${text.slice(offset + word.length)}`
  return undefined
}
