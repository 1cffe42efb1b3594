// What a column holds, told from every row of a file and small enough to keep: which words, which kind of values, how dates stand.
import { content } from '../read/clean.ts'
import { type DateEvidence, type DateOrder, dateEvidence, orderFrom } from '../read/dates.ts'

export interface ColumnFacts {
  /** Rows that say something here. */
  filled: number
  /** What all of them are. */
  kind: 'number' | 'boolean' | 'text'
  /** Each word with its rows, most frequent first; null when there are too many different ones to be words. */
  values: [string, number][] | null
  samples: string[]
  dates: DateEvidence
}

const MOST_VALUES = 100
const LONGEST_VALUE = 80
const SAMPLES = 3
/** No leading zeros: those are numbers of things, and not to be counted with. */
const number = /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/
const truth = /^(true|false|yes|no)$/i

interface Collected extends Omit<ColumnFacts, 'values' | 'kind'> {
  numbers: number
  truths: number
  words: Map<string, number> | null
}

export function factsCollector(columns: number) {
  const all: Collected[] = Array.from({ length: columns }, () => ({
    filled: 0,
    numbers: 0,
    truths: 0,
    words: new Map(),
    samples: [],
    dates: { day: 0, month: 0, slashes: 0 },
  }))
  return {
    add(cells: string[]): void {
      for (const [index, one] of all.entries()) {
        const text = content(cells[index] ?? '')
        if (text !== '') note(one, text)
      }
    },
    facts: (): ColumnFacts[] =>
      all.map(({ numbers, truths, words, ...plain }) => ({
        ...plain,
        kind:
          plain.filled === 0
            ? 'text'
            : numbers === plain.filled
              ? 'number'
              : truths === plain.filled
                ? 'boolean'
                : 'text',
        values: words && [...words].sort(([, one], [, other]) => other - one),
      })),
  }
}

function note(column: Collected, text: string): void {
  column.filled += 1
  if (number.test(text)) column.numbers += 1
  if (truth.test(text)) column.truths += 1
  if (column.samples.length < SAMPLES && !column.samples.includes(text)) column.samples.push(text.slice(0, 200))
  dateEvidence(text, column.dates)
  if (!column.words) return
  if (text.length > LONGEST_VALUE || (column.words.size >= MOST_VALUES && !column.words.has(text))) column.words = null
  else column.words.set(text, (column.words.get(text) ?? 0) + 1)
}

export const dateOrderOf = (facts: ColumnFacts | undefined): DateOrder => (facts ? orderFrom(facts.dates) : 'day first')

/** A value for a field of its own: a number or a yes where the whole column has such. */
export function fieldValue(text: string, kind: ColumnFacts['kind']): string | number | boolean {
  if (kind === 'number') return Number(text)
  if (kind === 'boolean') return /^(true|yes)$/i.test(text)
  return text.slice(0, 4000)
}
