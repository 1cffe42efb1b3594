import { expect, test } from 'vitest'
import type { Action } from './actions.ts'
import { fitting, namedFirst } from './palette-matches.ts'

const action = (label: string, group = 'Ticket', keywords = ''): Action => ({
  id: label,
  label,
  group,
  keywords,
  run: () => {},
})
const actions = [
  action('Assign to me'),
  action('Resolve'),
  action('Add a note', 'Ticket', 'internal comment'),
  action('Go to people', 'Go'),
]
const labels = (typed: string) => fitting(actions, typed).map(({ label }) => label)

test.each([
  ['', ['Assign to me', 'Resolve', 'Add a note', 'Go to people']],
  ['res', ['Resolve']],
  ['me assign', ['Assign to me']],
  ['to', ['Assign to me', 'Go to people']],
  ['comment', ['Add a note']],
  ['atm', ['Assign to me']],
  ['zz', []],
  ['resolve zz', []],
])('"%s" finds %j', (typed, expected) => {
  expect(labels(typed)).toEqual(expected)
})

test('what is named as typed stands before what the search finds', () => {
  const named = (typed: string) => namedFirst(fitting(actions, typed), typed)[0].map(({ label }) => label)
  expect(named('Res')).toEqual(['Resolve'])
  expect(named('go to')).toEqual(['Go to people'])
  expect(named('comment')).toEqual([])
  expect(named('r')).toEqual([])
})
