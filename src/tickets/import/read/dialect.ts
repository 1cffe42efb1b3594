// How the rows of a file are written: told from its first characters.
import { rowsOf } from './separated.ts'

export type Dialect =
  | { format: 'objects by line' }
  | { format: 'list of objects' }
  | { format: 'separated'; delimiter: string; lineBreak: '\n' | '\r' }

const delimiters = [',', ';', '\t', '|']
export const delimiterNames: Record<string, string> = {
  ',': 'separated by commas',
  ';': 'separated by semicolons',
  '\t': 'separated by tabs',
  '|': 'separated by |',
}

const ROWS = 60

/** How well a delimiter explains the text: most rows as wide as the first, and the first wide. */
function score(sample: string, delimiter: string): number {
  // The last row of a sample is cut by the sampling, not by the file.
  const rows = rowsOf(sample, delimiter).slice(0, ROWS)
  const judged = rows.length > 1 ? rows.slice(0, -1) : rows
  const [first] = judged
  if (!first || !('cells' in first) || first.cells.length < 2) return 0
  const full = judged.filter((row) => 'cells' in row).length / judged.length
  return full + Math.min(first.cells.length, 50) / 1000
}

/** @param sample the first 100,000 characters or so */
export function guessDialect(sample: string): Dialect {
  const start = sample.trimStart()
  if (/^\{.*\}\s*$/m.test(start.split('\n', 1)[0] ?? '')) return { format: 'objects by line' }
  if (/^(\{\s*["}]|\[\s*[{\]])/.test(start)) return { format: 'list of objects' }
  const lineBreak = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r'
  const text = lineBreak === '\r' ? sample.replaceAll('\r', '\n') : sample
  // Excel writes this line for itself.
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1]
  const best = delimiters
    .map((delimiter) => ({ delimiter, points: score(text, delimiter) }))
    .reduce((one, other) => (other.points > one.points ? other : one))
  return { format: 'separated', delimiter: told ?? best.delimiter, lineBreak }
}
