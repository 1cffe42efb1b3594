// An import in words: what it is doing, and what came of it. Pure.
import type { Tone } from '../../ui/badge.tsx'
import type { ImportRun } from './targets.ts'

type State = ImportRun['state']

export const stateWords: Record<State, { word: string; tone: Tone }> = {
  reading: { word: 'Reading', tone: 'blue' },
  ready: { word: 'Not imported yet', tone: 'neutral' },
  checking: { word: 'Trying', tone: 'blue' },
  importing: { word: 'Importing', tone: 'blue' },
  done: { word: 'Imported', tone: 'green' },
  stopped: { word: 'Stopped', tone: 'amber' },
  undoing: { word: 'Taking back', tone: 'blue' },
  undone: { word: 'Taken back', tone: 'neutral' },
}

export const works = ({ state }: Pick<ImportRun, 'state'>) =>
  state === 'reading' || state === 'checking' || state === 'importing' || state === 'undoing'

export const count = (number: number, noun: string, nouns = `${noun}s`) =>
  `${number.toLocaleString()} ${number === 1 ? noun : nouns}`

/** How far it is, from 0 to 1; undefined while nobody knows how much there is. */
export function progressOf({ state, rows, done, undo }: Pick<ImportRun, 'state' | 'rows' | 'done' | 'undo'>) {
  if (state === 'undoing' && undo) return undo.tickets === 0 ? 1 : (undo.removed + undo.kept) / undo.tickets
  if (state === 'reading' || rows === 0) return undefined
  return Math.min(1, done / rows)
}

export function progressWords({
  state,
  rows,
  done,
  undo,
}: Pick<ImportRun, 'state' | 'rows' | 'done' | 'undo'>): string {
  if (state === 'undoing' && undo)
    return `Taking back: ${(undo.removed + undo.kept).toLocaleString()} of ${count(undo.tickets, 'ticket')}`
  if (state === 'reading') return `Reading the file: ${count(rows, 'row')} so far`
  const doing = state === 'checking' ? 'Trying' : 'Importing'
  return `${doing}: ${done.toLocaleString()} of ${count(rows, 'row')}`
}

/** What became of its rows, in one line. */
export function outcomeWords({ outcome, rows }: Pick<ImportRun, 'outcome' | 'rows'>): string {
  if (!outcome) return count(rows, 'row')
  const { imported, skipped, failed, dryRun } = outcome
  return [
    `${count(outcome.rows, 'row')}: ${imported.toLocaleString()} ${dryRun ? 'would come in' : 'imported'}`,
    `${skipped.toLocaleString()} skipped`,
    `${failed.toLocaleString()} failed`,
  ].join(', ')
}

export function undoneWords({ undo }: Pick<ImportRun, 'undo'>): string {
  if (!undo) return ''
  const { removed, kept, people, categories } = undo
  const along = [
    people > 0 ? count(people, 'person', 'people') : '',
    categories > 0 ? count(categories, 'category', 'categories') : '',
  ].filter(Boolean)
  const with_ = along.length > 0 ? `, with ${along.join(' and ')} that came with them` : ''
  const stay =
    kept > 0 ? ` ${count(kept, 'ticket')} stayed, because somebody had worked on ${kept === 1 ? 'it' : 'them'}.` : ''
  return `${count(removed, 'ticket')} removed${with_}.${stay}`
}
