import { expect, test } from 'vitest'
import { effectsOf } from './closing-values.ts'

const before = { closeAfterDays: '5', reopenWithinDays: '0' }

test.each([
  [{}, []],
  [{ closeAfterDays: '1' }, ['Tickets that are resolved from now on close after a day without a word.']],
  [{ closeAfterDays: '0' }, ['Tickets that are resolved from now on stay so until somebody closes them.']],
  [{ reopenWithinDays: '3' }, ['A reply within 3 days of its end reopens a ticket; later ones open a new one.']],
  [{ closeAfterDays: 'soon' }, []],
])('%j', (after, told) => {
  expect(effectsOf(before, { ...before, ...after })).toEqual(told)
})
