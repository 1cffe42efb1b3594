import { expect, test } from 'vitest'
import type { Action } from './actions.ts'
import { fitting } from './palette-matches.ts'

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
