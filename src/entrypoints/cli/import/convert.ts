// One row of a file as the row that the desk imports. Nothing is lost on the way: a title that must be cut stands in full in the
// description.
import { createHash } from 'node:crypto'
import type { ImportRow } from '../../../tickets/contract.ts'
import { content, shorten, tidy } from './clean.ts'
import { type DateOrder, dateOrder, dateReader } from './dates.ts'
import type { ImportField, Mapping } from './guess.ts'
import type { RawRow } from './separated.ts'
import { isWordField, ourWord } from './words.ts'

/** @property standIn the title was made from the id, because the row has none */
export type Converted = { line: number; row: ImportRow; standIn?: boolean } | { line: number; problem: string }

export interface Converter {
  convert(raw: RawRow): Converted
  /** Words that have no equal here, as `status: Foo`, and how many rows have them. */
  unknown: Map<string, number>
}

const LONGEST_TITLE = 200
const LONGEST_ID = 200

/** The same row has the same id in the next run; of equal rows in one file, each has its own. */
function contentIds(): (cells: string[]) => string {
  const times = new Map<string, number>()
  return (cells) => {
    const digest = createHash('sha256').update(cells.join('\u001f')).digest('base64url').slice(0, 22)
    const before = times.get(digest) ?? 0
    times.set(digest, before + 1)
    return before === 0 ? `row-${digest}` : `row-${digest}-${before + 1}`
  }
}

const onOneLine = (text: string) => (/[\t\n]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text)

/** Title and description together: neither may be empty if the other says something, and neither loses words. */
export function titled(title: string, description: string): { title: string; description?: string } | null {
  const firstLine = description.split('\n').find((text) => text.trim() !== '') ?? ''
  const full = onOneLine(title) || onOneLine(firstLine).trim()
  if (full === '') return null
  const cut = shorten(full, LONGEST_TITLE)
  if (cut === full || title === '') return { title: cut, ...(description && { description }) }
  return { title: cut, description: description === '' || description === title ? title : `${title}\n\n${description}` }
}

/**
 * A log of a desk often tells no title for many of its tickets. Then the rest is worth keeping under the ticket's own id; in a file
 * whose tickets do have titles, a row without one is a defect and is told.
 */
export function titlesAreRare(mapping: Mapping, sample: string[][]): boolean {
  if (!mapping.has('id')) return false
  const columns = (['title', 'description'] as const).flatMap((field) => mapping.get(field) ?? [])
  const without = sample.filter((row) => columns.every((index) => content(row[index] ?? '') === ''))
  return sample.length >= 50 && without.length > sample.length / 10
}

const tagsOf = (text: string) => {
  const tags = text.replace(/^\[|\]$/g, '').split(/[,;|]/)
  return [...new Set(tags.map((tag) => onOneLine(tag.replace(/^[\s"']+|[\s"']+$/g, '')).toLowerCase()).filter(Boolean))]
}

const isMoment = (field: ImportField): field is 'openedAt' | 'resolvedAt' =>
  field === 'openedAt' || field === 'resolvedAt'

/**
 * @param sample rows from which to learn how dates are written
 * @param timeZone of the clock from which times without a zone were read
 */
export function converter(mapping: Mapping, sample: string[][], timeZone: string): Converter {
  const unknown = new Map<string, number>()
  const idOf = contentIds()
  const readers = new Map<ImportField, (text: string) => string | null>()
  for (const [field, index] of mapping) {
    if (!isMoment(field)) continue
    const order: DateOrder = dateOrder(sample.map((row) => row[index] ?? ''))
    readers.set(field, dateReader(order, timeZone))
  }
  const rare = titlesAreRare(mapping, sample)
  const others = [...mapping].filter(([field]) => field !== 'id' && field !== 'title' && field !== 'description')

  function fill(row: Partial<Record<ImportField, unknown>>, field: ImportField, text: string): string | null {
    if (isMoment(field)) {
      const at = readers.get(field)?.(text) ?? null
      if (at === null) return `${field}: "${shorten(text, 40)}" is not a date that can be read`
      row[field] = at
    } else if (isWordField(field)) {
      const ours = ourWord(field, text)
      if (ours !== null) row[field] = ours
      else unknown.set(`${field}: ${text}`, (unknown.get(`${field}: ${text}`) ?? 0) + 1)
    } else if (field === 'tags') row.tags = tagsOf(text)
    else row[field] = field === 'resolution' ? text : onOneLine(text)
    return null
  }

  function convert(raw: RawRow): Converted {
    if ('problem' in raw) return raw
    const { line, cells } = raw
    const cell = (field: ImportField) => cells[mapping.get(field) ?? -1] ?? ''
    const id = onOneLine(tidy(cell('id')).trim()).slice(0, LONGEST_ID)
    const standIn = rare && id ? [id, content(cell('category'))].filter(Boolean).join(': ') : ''
    const said = titled(content(cell('title')), content(cell('description')))
    const words = said ?? titled(standIn, '')
    if (!words) return { line, problem: 'has no title' }
    const row: Partial<Record<ImportField, unknown>> = { ...words }
    for (const [field, index] of others) {
      const text = content(cells[index] ?? '')
      const problem = text === '' ? null : fill(row, field, text)
      if (problem) return { line, problem }
    }
    return { line, row: { line, id: id || idOf(cells), ...row } as ImportRow, standIn: said === null }
  }

  return { convert, unknown }
}
