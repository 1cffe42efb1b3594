import { expect, test } from 'vitest'
import { neighboursIn } from './order.ts'

test.each([
  ['T-2', { previous: 'T-1', next: 'T-3', place: 2 }],
  ['T-1', { previous: null, next: 'T-2', place: 1 }],
  ['T-3', { previous: 'T-2', next: null, place: 3 }],
  ['T-9', { previous: null, next: null, place: 0 }],
])('the neighbours of %s', (number, expected) => {
  expect(neighboursIn({ numbers: ['T-1', 'T-2', 'T-3'], more: false }, number)).toEqual({ ...expected, of: '3' })
})

test('a list that goes on does not claim to be all', () => {
  expect(neighboursIn({ numbers: ['T-1'], more: true }, 'T-1').of).toBe('1+')
})
