// Reads one term: a key, a colon, and values with commas between.
import type { Scanner } from './scan.ts'
import { type Comparison, FilterProblem, type Span, type TermNode, type Value } from './syntax.ts'
import { compares, type Term, termOf, terms } from './terms.ts'
import { shown, spellValue } from './values.ts'

/** Undefined when no term begins here. @throws FilterProblem */
export function readTerm(scan: Scanner): TermNode | undefined {
  const begin = scan.offset()
  // "Error: disk full" and https://… are words; a key is what has a value right behind it, or is known.
  if (!scan.looksAt(/[a-z][a-z0-9_.]*:/iy)) return undefined
  const unlikely = scan.looksAt(/[a-z][a-z0-9_.]*:(?=[\s/)]|$)/iy)
  const name = scan.took(/([a-z][a-z0-9_.]*)(?=:)/iy)?.[1] ?? ''
  const at = scan.last()
  const term = termOf(name)
  if (!term) {
    if (!unlikely) throw unknown(name, at)
    scan.back(begin)
    return undefined
  }
  scan.took(/:/y)
  const values: Value[] = []
  do values.push(readValue(scan, term))
  while (scan.took(/,\s*/y))
  return { kind: 'term', key: term.key, values, offset: begin, length: scan.offset() - begin }
}

function unknown(name: string, at: Span): FilterProblem {
  const near = nearest(name.toLowerCase())
  const hint = near ? `did you mean ${near}?` : 'write it in quotes to look for these words'
  return new FilterProblem(`there is no filter called ${shown(name)}: ${hint}`, at, near ? [near] : [])
}

function readValue(scan: Scanner, term: Term): Value {
  const begin = scan.offset()
  const by = compares(term) ? (scan.took(/[<>]=?/y)?.[0] as Comparison | undefined) : undefined
  const said = scan.quoted()
  const typed = said ? said.text.trim().replace(/\s+/g, ' ') : (scan.took(/[^\s,()]+/y)?.[0] ?? '')
  const at = { offset: begin, length: scan.offset() - begin }
  if (said && !scan.ended())
    throw new FilterProblem('after the quotation mark belongs a blank or a comma', at, [',', ' '])
  if (typed === '') throw new FilterProblem(`${term.key}: needs a value`, at, expectedOf(term))
  if (!compares(term) && !said && /^[<>]/.test(typed))
    throw new FilterProblem(`${term.key} has no order: it cannot be compared`, at, expectedOf(term))
  const spell = (part: string) => {
    const spelt = spellValue(term, part)
    if (typeof spelt === 'string') return spelt
    throw new FilterProblem(spelt.message, at, spelt.expected)
  }
  if (by) {
    const value = spell(typed)
    if (term.words?.some((word) => word.value === value)) throw new FilterProblem(`${value} cannot be compared`, at)
    return { kind: 'compared', by, value, ...at }
  }
  const [, from, to] = (!said && compares(term) && /^(.*?)\.\.(.*)$/.exec(typed)) || []
  if (from === undefined || to === undefined) return { kind: 'is', value: spell(typed), ...at }
  if (from === '' && to === '') throw new FilterProblem('a range needs a beginning or an end', at, expectedOf(term))
  return { kind: 'range', from: from === '' ? null : spell(from), to: to === '' ? null : spell(to), ...at }
}

const expectedOf = ({ kind, choices, words }: Term): string[] =>
  [...(choices ?? []), ...(words ?? [])].map(({ value }) => value).concat(choices ? [] : [`a ${kind}`])

/** The term that a slip of the finger or two may have meant. */
function nearest(name: string): string | undefined {
  const names = terms.flatMap((term: Term) => [term.key, ...(term.aliases ?? [])])
  const [best] = names.map((one) => ({ one, slips: slips(name, one) })).sort((a, b) => a.slips - b.slips)
  return best && best.slips <= Math.min(2, Math.floor(best.one.length / 3)) ? best.one : undefined
}

/** Letters to add, drop or change (Levenshtein). */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length] ?? 0
}
