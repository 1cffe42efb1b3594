// Rows of delimited text, as it is found in the wild (RFC 4180 and worse). Unlike a strict parser it goes on after damage: a row
// that is ragged or whose quote never closes is reported with the line where it starts, and reading resumes at the next line
// that looks like a row. Cells in quotes may span lines, so a line of the file is not a row.

export type RawRow = { line: number; cells: string[] } | { line: number; problem: string }

interface Scan {
  cells: string[]
  /** Where the next row begins. */
  end: number
  /** Every quote was where the standard wants it. */
  regular: boolean
  closed: boolean
  /** Cut where no row goes on any more. */
  tooLong?: true
}

/** No row of a desk is longer; a quote that is open for so many characters was never meant to be. */
const LONGEST_ROW = 2_000_000
const MOST_TRIES = 5000

const withoutReturn = (raw: string) => (raw.endsWith('\r') ? raw.slice(0, -1) : raw)

/** The row at `start`; null when its end has not arrived yet. What has none for too long is no row: memory is not for that. */
function scanRow(text: string, start: number, delimiter: string, final: boolean): Scan | null {
  const scan = scanWhole(text, start, delimiter, final)
  if (scan || text.length - start < LONGEST_ROW) return scan
  return { cells: [], end: text.length, regular: false, closed: false, tooLong: true }
}

function scanWhole(text: string, start: number, delimiter: string, final: boolean): Scan | null {
  const lineEnd = text.indexOf('\n', start)
  if (lineEnd < 0 && !final) return null
  const raw = text.slice(start, lineEnd < 0 ? text.length : lineEnd)
  if (!raw.includes('"'))
    return {
      cells: withoutReturn(raw).split(delimiter),
      end: lineEnd < 0 ? text.length : lineEnd + 1,
      regular: true,
      closed: true,
    }
  return scanQuoted(text, start, delimiter, final)
}

function scanQuoted(text: string, start: number, delimiter: string, final: boolean): Scan | null {
  const cells: string[] = []
  let regular = true
  let at = start
  while (true) {
    if (text[at] === '"') {
      const cell = scanCell(text, at + 1, delimiter)
      if (cell.close < 0 || (cell.close + 1 >= text.length && !final)) {
        if (!final && text.length - start < LONGEST_ROW) return null
        if (cell.close < 0) return { cells, end: text.length, regular: false, closed: false }
      }
      regular &&= cell.regular
      cells.push(cell.value)
      at = cell.close + 1
      if (text[at] === '\r') at += 1
    } else {
      const lineEnd = indexOr(text, '\n', at)
      const cellEnd = Math.min(indexOr(text, delimiter, at), lineEnd)
      if (cellEnd === text.length && !final) return null
      cells.push(cellEnd === lineEnd ? withoutReturn(text.slice(at, cellEnd)) : text.slice(at, cellEnd))
      at = cellEnd
    }
    if (text[at] !== delimiter) return { cells, end: Math.min(at + 1, text.length), regular, closed: true }
    at += 1
  }
}

function indexOr(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from)
  return index < 0 ? text.length : index
}

/** A carriage return closes a row only before a line feed. */
const endsLine = (text: string, at: number) => text[at] === '\r' && (text[at + 1] === '\n' || at + 1 === text.length)

/** A cell after its opening quote. A quote inside that nobody doubled is taken as text: many exports forget. */
function scanCell(text: string, from: number, delimiter: string): { value: string; close: number; regular: boolean } {
  let value = ''
  let kept = from
  let regular = true
  for (let quote = text.indexOf('"', from); quote >= 0; ) {
    const next = text[quote + 1]
    if (next === '"') {
      value += text.slice(kept, quote + 1)
      kept = quote + 2
      quote = text.indexOf('"', kept)
    } else if (next === undefined || next === delimiter || next === '\n' || endsLine(text, quote + 1)) {
      return { value: value + text.slice(kept, quote), close: quote, regular }
    } else {
      regular = false
      quote = text.indexOf('"', quote + 1)
    }
  }
  return { value: '', close: -1, regular: false }
}

const isFull = (scan: Scan, columns: number) => scan.closed && scan.regular && scan.cells.length === columns

/** The first line inside a doubtful row at which a whole row begins: there the damage ends. -1 when there is none. */
function resumeAt(text: string, from: number, to: number, delimiter: string, columns: number, final: boolean): number {
  let at = text.indexOf('\n', from) + 1
  for (let tries = 0; at > 0 && at < to && tries < MOST_TRIES; tries += 1) {
    const scan = scanRow(text, at, delimiter, final)
    if (scan && isFull(scan, columns)) return at
    at = text.indexOf('\n', at) + 1
  }
  return -1
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

/** Cells that spreadsheets add behind the last column, empty ones only. */
function withoutEmptyTail(cells: string[], columns: number): string[] {
  return cells.length > columns && cells.slice(columns).every((cell) => cell.trim() === '')
    ? cells.slice(0, columns)
    : cells
}

function judge(scan: Scan, line: number, columns: number): RawRow {
  if (scan.tooLong) return { line, problem: 'is longer than any row: the line never ends' }
  if (!scan.closed) return { line, problem: 'the file is cut inside this row: a quote opens and never closes' }
  const cells = withoutEmptyTail(scan.cells, columns)
  if (cells.length === columns) return { line, cells }
  return { line, problem: `has ${cells.length} columns where the first row has ${columns}` }
}

/** @param chunks text of a file; the first row in it says how many columns there are */
export async function* separatedRows(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<RawRow> {
  const reader = rowReader(delimiter)
  for await (const chunk of chunks) yield* reader.push(chunk, false)
  yield* reader.push('', true)
}

/** All rows of a text that is there already. */
export const rowsOf = (text: string, delimiter: string): RawRow[] => [...rowReader(delimiter).push(text, true)]

function rowReader(delimiter: string) {
  let text = ''
  let line = 1
  let columns = 0

  function* push(chunk: string, final: boolean): Generator<RawRow> {
    text += chunk
    let at = 0
    while (at < text.length) {
      const scan = scanRow(text, at, delimiter, final)
      if (!scan) break
      const resume = doubtful(scan, at) ? resumeAt(text, at, scan.end, delimiter, columns, final) : -1
      const end = resume < 0 ? scan.end : resume
      if (scan.cells.some((cell) => cell.trim() !== '') || !scan.closed) {
        columns ||= scan.cells.length
        yield resume < 0 ? judge(scan, line, columns) : { line, problem: 'a quote opens in this row and never closes' }
      }
      line += countLines(text, at, end)
      at = end
    }
    text = text.slice(at)
  }

  /** More lines than one, and something wrong with them: rows may have been swallowed. */
  function doubtful(scan: Scan, start: number): boolean {
    if (columns === 0 || (columns === 1 && scan.closed)) return false
    const lineEnd = text.indexOf('\n', start)
    return !isFull(scan, columns) && lineEnd >= 0 && lineEnd < scan.end - 1
  }

  return { push }
}
