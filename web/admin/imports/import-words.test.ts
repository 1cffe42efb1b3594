import { expect, test } from 'vitest'
import { outcomeWords, progressOf, progressWords, undoneWords } from './import-words.ts'

const undo = { tickets: 4, removed: 2, kept: 1, people: 1, categories: 2 }
const run = { rows: 1500, done: 300, undo: null }

test('how far it is', () => {
  expect(progressOf({ state: 'importing', ...run })).toBe(0.2)
  expect(progressOf({ state: 'reading', ...run })).toBeUndefined()
  expect(progressOf({ state: 'undoing', ...run, undo })).toBe(0.75)
  expect(progressWords({ state: 'checking', ...run })).toBe('Trying: 300 of 1,500 rows')
  expect(progressWords({ state: 'undoing', ...run, undo })).toBe('Taking back: 3 of 4 tickets')
})

test('what came of it', () => {
  expect(outcomeWords({ rows: 1, outcome: null })).toBe('1 row')
  expect(undoneWords({ undo })).toBe(
    '2 tickets removed, with 1 person and 2 categories that came with them. 1 ticket stayed, because somebody had worked on it.',
  )
  expect(undoneWords({ undo: { tickets: 3, removed: 3, kept: 0, people: 0, categories: 0 } })).toBe(
    '3 tickets removed.',
  )
})
