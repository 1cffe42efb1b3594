// A file as rows with named columns, whatever its encoding and its format.
import { invalid } from '../../../platform/errors.ts'
import { tidy } from './clean.ts'
import { type Dialect, delimiterNames, guessDialect } from './dialect.ts'
import { decode, detectEncoding, type Encoding, foreignKind, namedEncoding } from './encoding.ts'
import { objectsByLine, objectsOfList, type RawObject } from './objects.ts'
import { type RawRow, separatedRows } from './separated.ts'

export interface Source {
  encoding: Encoding
  dialect: Dialect
  columns: string[]
  rows: AsyncIterable<RawRow>
}

type Bytes = AsyncIterable<Uint8Array>

const SAMPLE_ROWS = 1000
const SAMPLE_TEXT = 100_000

/**
 * @param open reads the file from its beginning, each time it is called
 * @param encoding what was found out before, the name of one, or undefined to find out
 * @throws DeskError invalid, for what is no readable text file
 */
export async function openSource(open: () => Bytes, encoding: Encoding | string | undefined): Promise<Source> {
  const known = typeof encoding === 'string' ? namedEncoding(encoding) : encoding
  const found = known ?? (await detectEncoding(open()))
  const { head, all } = await peekText(withoutMark(decode(open(), found)))
  const dialect = guessDialect(head)
  const { columns, rows } = await withColumns(all, dialect)
  return { encoding: found, dialect, columns, rows: markDamage(rows, found) }
}

/** @throws DeskError invalid */
export function refuseForeign(head: Uint8Array): void {
  const kind = foreignKind(head)
  if (kind) throw invalid('file', `is ${kind}, not text: save or export it as CSV, then import that`)
}

export function formatName(dialect: Dialect): string {
  if (dialect.format === 'separated') return delimiterNames[dialect.delimiter] ?? 'one column'
  return dialect.format === 'list of objects' ? 'a JSON list' : 'a JSON object per line'
}

async function* withoutMark(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true
  for await (const chunk of chunks) {
    yield first && chunk.startsWith('\ufeff') ? chunk.slice(1) : chunk
    if (chunk !== '') first = false
  }
}

/** Ends what it reads from when nobody wants more: files are closed that way. */
async function* chain<T>(first: Iterable<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return(undefined)
  }
}

async function peekText(chunks: AsyncGenerator<string>): Promise<{ head: string; all: AsyncGenerator<string> }> {
  const seen: string[] = []
  let length = 0
  while (length < SAMPLE_TEXT) {
    const next = await chunks.next()
    if (next.done) break
    seen.push(next.value)
    length += next.value.length
  }
  return { head: seen.join('').slice(0, SAMPLE_TEXT), all: chain(seen, chunks) }
}

async function peekRows<T>(rows: AsyncGenerator<T>): Promise<{ first: T[]; all: AsyncGenerator<T> }> {
  const first: T[] = []
  while (first.length < SAMPLE_ROWS) {
    const next = await rows.next()
    if (next.done) break
    first.push(next.value)
  }
  return { first, all: chain(first, rows) }
}

/** Names for the columns as people will type them: tidy, and no two the same. */
function columnNames(header: string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((cell, index) => {
    const name = tidy(cell).replace(/\s+/g, ' ').trim() || `column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

interface Columned {
  columns: string[]
  rows: AsyncGenerator<RawRow>
}

async function withColumns(text: AsyncGenerator<string>, dialect: Dialect): Promise<Columned> {
  if (dialect.format === 'objects by line') return objectColumns(objectsByLine(text))
  if (dialect.format === 'list of objects') return objectColumns(objectsOfList(text))
  const rows = separatedRows(dialect.lineBreak === '\r' ? withLineFeeds(text) : text, dialect.delimiter)
  let header = await rows.next()
  if (!header.done && isSeparatorNote(header.value)) header = await rows.next()
  if (header.done || !('cells' in header.value)) return { columns: [], rows }
  return { columns: columnNames(header.value.cells), rows }
}

const isSeparatorNote = (row: RawRow) => 'cells' in row && /^sep=/i.test(row.cells.join(''))

async function* withLineFeeds(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of chunks) yield chunk.replaceAll('\r', '\n')
}

async function objectColumns(objects: AsyncGenerator<RawObject>): Promise<Columned> {
  const { first, all } = await peekRows(objects)
  const columns = [...new Set(first.flatMap((one) => ('value' in one ? Object.keys(flat(one.value)) : [])))]
  return { columns, rows: objectRows(all, columns) }
}

async function* objectRows(objects: AsyncIterable<RawObject>, columns: string[]): AsyncGenerator<RawRow> {
  for await (const one of objects) {
    if ('problem' in one) yield one
    else {
      const values = flat(one.value)
      yield { line: one.line, cells: columns.map((name) => values[name] ?? '') }
    }
  }
}

/** `{ requester: { email } }` has a column `requester.email`; a list of words is one cell. */
function flat(value: Record<string, unknown>, prefix = ''): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const [key, part] of Object.entries(value)) {
    if (part === null || part === undefined) cells[prefix + key] = ''
    else if (Array.isArray(part)) cells[prefix + key] = part.every(isWord) ? part.join(',') : JSON.stringify(part)
    else if (typeof part === 'object') Object.assign(cells, flat(part as Record<string, unknown>, `${prefix}${key}.`))
    else cells[prefix + key] = String(part)
  }
  return cells
}

const isWord = (value: unknown) => typeof value === 'string' || typeof value === 'number'

/** In a file with broken bytes, a row that shows the sign for them is not imported: its text is no longer what was written. */
async function* markDamage(rows: AsyncIterable<RawRow>, encoding: Encoding): AsyncGenerator<RawRow> {
  for await (const row of rows) {
    const broken = encoding.suspect && 'cells' in row ? row.cells.find((cell) => cell.includes('\ufffd')) : undefined
    if (broken === undefined) yield row
    else {
      const at = broken.indexOf('\ufffd')
      const near = tidy(broken.slice(Math.max(0, at - 20), at)).trim()
      yield { line: row.line, problem: `has bytes that are not ${encoding.name}${near && `, after "${near}"`}` }
    }
  }
}
