import { expect, test } from 'vitest'
import { outcome } from './outcome.ts'

const none = { tickets: 120, changed: 0, unchanged: 0, failed: 0, cancelled: 0, waiting: 0, undoes: null }

test.each([
  [{ state: 'running' as const, changed: 40, failed: 5, waiting: 75 }, '45 of 120 tickets'],
  [{ state: 'done' as const, changed: 117, failed: 3 }, '117 tickets changed, 3 failed'],
  [{ state: 'done' as const, failed: 6 }, 'None changed, 6 failed'],
  [{ state: 'done' as const, changed: 1, unchanged: 119 }, '1 ticket changed, 119 were so already'],
  [{ state: 'cancelled' as const, changed: 20, cancelled: 100 }, '20 tickets changed, 100 left out'],
  [{ state: 'done' as const, changed: 120, undoes: 'x' }, '120 tickets restored'],
])('%o', (bulk, words) => {
  expect(outcome({ ...none, ...bulk })).toBe(words)
})
