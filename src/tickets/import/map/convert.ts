// One row of a file as what it says of a ticket. Nothing is lost on the way: a title that must be cut stands in full in the
// description.
import type { ImportField, ImportRow, ImportTarget, PastMessage } from '../contract.ts'
import { content, shorten, tidy } from '../read/clean.ts'
import type { RawRow } from '../read/separated.ts'
import { commentOf } from './comments.ts'
import { fieldValue } from './facts.ts'
import { isMoment, isOwnField, ownKey, together } from './fields.ts'
import { momentReaders, type Understanding, wordFor } from './understanding.ts'
import { isWordField, type WordField } from './words.ts'

/** What one row says. In a log that is one state of its ticket. */
export interface State {
  line: number
  row: ImportRow
  /** Who wrote this state, and the other desk's word for the status. */
  by?: string
  theirs?: string
  /** The title was made from the id, because the row has none. */
  standIn: boolean
}

export type Converted = State | { line: number; problem: string }

const LONGEST_TITLE = 200

const onOneLine = (text: string) => (/[\t\n]| {2}/.test(text) ? text.replace(/\s+/g, ' ').trim() : text)

/** How long the desk takes it; longer ones are cut and end in …. */
const longest: Partial<Record<ImportField, number>> = {
  category: 200,
  team: 80,
  requesterEmail: 254,
  assigneeEmail: 254,
  requesterName: 120,
  assigneeName: 120,
  openedBy: 120,
  updatedBy: 120,
  resolution: 20_000,
  description: 200_000,
}

/** Title and description together: neither may be empty if the other says something, and neither loses words. */
export function titled(title: string, description: string): { title: string; description?: string } | null {
  const firstLine = description.split('\n').find((text) => text.trim() !== '') ?? ''
  const full = onOneLine(title) || onOneLine(firstLine).trim()
  if (full === '') return null
  const cut = shorten(full, LONGEST_TITLE)
  if (cut === full || title === '') return { title: cut, ...(description && { description }) }
  return { title: cut, description: description === '' || description === title ? title : `${title}\n\n${description}` }
}

const tagsOf = (text: string) => {
  const tags = text.replace(/^\[|\]$/g, '').split(/[,;|]/)
  const clean = tags.map((tag) => shorten(onOneLine(tag.replace(/^[\s"']+|[\s"']+$/g, '')).toLowerCase(), 40))
  return [...new Set(clean.filter(Boolean))].slice(0, 50)
}

/**
 * A log of a desk often tells no title for many of its tickets. Then the rest is worth keeping under the ticket's own id; in a file
 * whose tickets do have titles, a row without one is a defect and is told.
 */
export function titlesAreRare({ mapping, facts }: Understanding, rows: number): boolean {
  if (!mapping.has('id')) return false
  // A title that is put together of other columns is no title of the other desk's.
  if ((mapping.get('title')?.length ?? 0) > 1) return true
  const columns = (['title', 'description'] as const).flatMap((field) => mapping.get(field) ?? [])
  const most = Math.max(0, ...columns.map((index) => facts[index]?.filled ?? 0))
  return rows >= 50 && rows - most > rows / 10
}

/** The id of a row; '' when it names none. */
export const idOf = (cells: string[], columns: number[] | undefined) =>
  onOneLine(tidy(cells[columns?.[0] ?? -1] ?? '').trim()).slice(0, 200)

/** @param rows how many the file has */
export function converter(understanding: Understanding, rows: number): (raw: RawRow & { id: string }) => Converted {
  const { mapping, facts } = understanding
  const readers = momentReaders(understanding)
  const rare = titlesAreRare(understanding, rows)
  const others = [...mapping].filter(([target]) => !['id', 'title', 'description'].includes(target))

  const cellsOf = (cells: string[], target: ImportTarget) =>
    (mapping.get(target) ?? [])
      .map((index) => ({ index, text: content(cells[index] ?? '') }))
      .filter(({ text }) => text !== '')

  const joined = (cells: string[], target: 'title' | 'description' | 'tags') =>
    [...new Set(cellsOf(cells, target).map(({ text }) => text))].join(together[target])

  function fill(state: State, target: ImportTarget, filled: { index: number; text: string }[]): string | null {
    const { row } = state
    const [{ index, text } = { index: -1, text: '' }] = filled
    if (isOwnField(target))
      row.fields = { ...row.fields, [ownKey(target)]: fieldValue(text, facts[index]?.kind ?? 'text') }
    else if (isMoment(target)) {
      const at = readers.get(index)?.(text) ?? null
      if (at === null) return `${target}: "${shorten(text, 40)}" is not a date that can be read`
      row[target] = at
    } else if (isWordField(target)) fillWord(state, target, text)
    else if (target === 'tags') row.tags = tagsOf(filled.map((one) => one.text).join(','))
    else if (target === 'comments')
      row.messages = filled.flatMap((one) => commentOf(one.text, understanding.timeZone) ?? [])
    else if (target === 'updatedBy') state.by = shorten(onOneLine(text), 120)
    else
      Object.assign(row, {
        [target]: shorten(target === 'resolution' ? text : onOneLine(text), longest[target] ?? 200),
      })
    return null
  }

  function fillWord(state: State, field: WordField, text: string): void {
    if (field === 'status') state.theirs = onOneLine(text).slice(0, 120)
    const { ours } = wordFor(understanding, field, text)
    if (ours !== null) Object.assign(state.row, { [field]: ours })
  }

  return (raw) => {
    if ('problem' in raw) return raw
    const { line, cells, id } = raw
    const standIn = rare
      ? [id, content(cells[mapping.get('category')?.[0] ?? -1] ?? '')].filter(Boolean).join(': ')
      : ''
    const said = titled(joined(cells, 'title'), joined(cells, 'description'))
    const words = said ?? titled(standIn, '')
    if (!words) return { line, problem: 'has no title' }
    const state: State = { line, row: { line, id, ...words } as ImportRow, standIn: said === null }
    for (const [target] of others) {
      const filled = cellsOf(cells, target)
      const problem = filled.length === 0 ? null : fill(state, target, filled)
      if (problem) return { line, problem }
    }
    placeMessages(state.row)
    return state
  }
}

/** A comment without a time of its own was there when the row was written. */
function placeMessages(row: ImportRow): void {
  const at = row.updatedAt ?? row.resolvedAt ?? row.openedAt
  if (row.messages)
    row.messages = row.messages.flatMap((one) =>
      one.at || at ? [{ ...one, at: one.at || (at as string) } satisfies PastMessage] : [],
    )
}
