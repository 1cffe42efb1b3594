import { expect, test } from 'vitest'
import { windowOf } from './use-window.ts'

test.each([
  ['at the top', 0, 320, 32, 1000, { from: 0, to: 24 }],
  ['in the middle', 3200, 320, 32, 1000, { from: 88, to: 120 }],
  ['at the end', 31_680, 320, 32, 1000, { from: 976, to: 1000 }],
  ['of a short list', 0, 320, 32, 3, { from: 0, to: 3 }],
  ['of nothing', 0, 320, 32, 0, { from: 0, to: 0 }],
  ['scrolled beyond a list that became short', 9000, 320, 32, 10, { from: 10, to: 10 }],
])('the window %s', (_, top, height, row, count, expected) => {
  expect(windowOf(top, height, row, count)).toEqual(expected)
})
