// Reads the filter language: terms `key:value`, words and "phrases", side by side for and, OR between, - or NOT before, ( ) around.
// Whatever is typed gives a filter or a FilterProblem that says where it went wrong.
import { scanner } from './scan.ts'
import { type Filter, FilterProblem, limits } from './syntax.ts'
import { readTerm } from './term.ts'

/** @throws FilterProblem */
export function parse(text: string): Filter {
  if (text.length > limits.length) {
    const over = { offset: limits.length, length: text.length - limits.length }
    throw new FilterProblem(`it is longer than ${limits.length} characters`, over)
  }
  const scan = scanner(text)
  let [values, texts] = [0, 0]

  function either(depth: number): Filter | null {
    const parts = [all(depth)]
    while (scan.skipped(/OR(?=[\s()]|$)/y)) {
      const at = scan.last()
      if (parts.length === 1 && parts[0] === undefined) throw new FilterProblem('OR needs something before it', at)
      const next = all(depth)
      if (next === undefined) throw new FilterProblem('OR needs something after it', at, ['a filter', 'a word'])
      parts.push(next)
    }
    return joined('or', parts)
  }

  /** Undefined: there was nothing at all; null: nothing that filters. */
  function all(depth: number): Filter | null | undefined {
    const parts: (Filter | null)[] = []
    for (;;) {
      while (scan.skipped(/AND(?=[\s()]|$)/y));
      if (scan.done() || scan.at(')') || scan.looksAt(/OR(?=[\s()]|$)/y)) break
      parts.push(one(depth))
    }
    return parts.length === 0 ? undefined : joined('and', parts)
  }

  function one(depth: number): Filter | null {
    // A hyphen alone is punctuation; before something it leaves that out.
    let negated = false
    while (scan.skipped(/-(?=[^\s)])|NOT(?=[\s()]|$)/y)) negated = !negated
    if (scan.done() || scan.at(')')) return null
    const part = scan.at('(') ? group(depth + 1) : leaf()
    return part && negated ? not(part) : part
  }

  function group(depth: number): Filter | null {
    scan.skipped(/\(/y)
    const opened = scan.last()
    if (depth > limits.depth)
      throw new FilterProblem(`parentheses stand in each other more than ${limits.depth} deep`, opened)
    const inside = either(depth)
    if (!scan.skipped(/\)/y)) throw new FilterProblem('this parenthesis is not closed', opened, [')'])
    return inside
  }

  function leaf(): Filter | null {
    const term = readTerm(scan)
    if (term) {
      values += term.values.length
      if (values > limits.values) throw new FilterProblem(`it has more than ${limits.values} values`, term)
      return term
    }
    const said = scan.quoted() ?? scan.word()
    const words = said.text.trim().replace(/\s+/g, ' ')
    const { offset, length } = said
    if (!/[\p{L}\p{N}]/u.test(words)) return null
    if (++texts > limits.texts) throw new FilterProblem(`it looks for more than ${limits.texts} words`, said)
    const number = said.phrase ? null : /^t-0*(\d{1,15})$/i.exec(words)
    if (number)
      return {
        kind: 'term',
        key: 'number',
        values: [{ kind: 'is', value: number[1] ?? '', offset, length }],
        offset,
        length,
      }
    return { kind: 'text', words, phrase: said.phrase, offset, length }
  }

  const filter = either(0)
  if (!scan.done()) {
    scan.skipped(/\)/y)
    throw new FilterProblem('this parenthesis closes nothing', scan.last())
  }
  return filter ?? { kind: 'and', parts: [] }
}

/** Groups within a group of the same kind, and groups of one, dissolve: each filter has one tree. */
function joined(kind: 'and' | 'or', found: (Filter | null | undefined)[]): Filter | null {
  const parts = found.flatMap((part) => (part ? (part.kind === kind ? part.parts : [part]) : []))
  return parts.length > 1 ? { kind, parts } : (parts[0] ?? null)
}

const not = (part: Filter): Filter => (part.kind === 'not' ? part.part : { kind: 'not', part })
