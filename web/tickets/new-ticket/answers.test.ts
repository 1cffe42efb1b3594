import { describe, expect, test } from 'vitest'
import type { Question } from '../../../src/tickets/types/contract/template.ts'
import { areAnswers, missingAnswers, titleAfter } from './answers.ts'

const ask = (label: string, more: Partial<Question> = {}): Question => ({
  key: label.toLowerCase(),
  label,
  help: '',
  required: false,
  answer: 'short',
  choices: [],
  ...more,
})
const template = { title: 'Access to {System} for {who}', questions: [ask('System'), ask('Who')] }

describe('the title that follows from the answers', () => {
  test.each([
    ['', {}, { system: 'Ledger' }, 'Access to Ledger for'],
    ['Access to Ledger for', { system: 'Ledger' }, { system: 'Ledger', who: 'Ada' }, 'Access to Ledger for Ada'],
    ['My own words', { system: 'Ledger' }, { system: 'Payroll' }, 'My own words'],
    ['Access to Ledger for', { system: 'Ledger' }, { system: '' }, ''],
  ])('%s', (title, before, now, expected) => expect(titleAfter(template, title, before, now)).toBe(expected))

  test('is none where the type makes none', () =>
    expect(titleAfter({ ...template, title: '' }, 'x', {}, { system: 'y' })).toBe('x'))
})

test('what is missing is said under its question', () => {
  const questions = [ask('A', { required: true }), ask('B', { answer: 'choice', choices: ['x', 'y'] })]
  expect(missingAnswers(questions, { a: ' ', b: 'z' })).toEqual({ a: 'Needs an answer', b: 'Choose one of these' })
  expect(missingAnswers(questions, { a: 'yes', b: '' })).toEqual({})
})

test.each([
  [{ a: 'x' }, true],
  [['x'], false],
  [{ a: 1 }, false],
  [null, false],
])('%j', (value, fits) => expect(areAnswers(value)).toBe(fits))
