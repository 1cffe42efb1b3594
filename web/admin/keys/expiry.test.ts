import { expect, test } from 'vitest'
import { expiresAt, keyState } from './expiry.ts'

const now = new Date('2026-03-20T10:00:00Z')

test('a key lives whole days, over a change of the clocks too', () => {
  expect(expiresAt('30', now)).toBe('2026-04-19T10:00:00.000Z')
  expect(expiresAt('never', now)).toBeNull()
})

test.each([
  [null, 'fine'],
  ['2026-03-20T09:59:59Z', 'expired'],
  ['2026-03-20T10:00:00Z', 'expired'],
  ['2026-04-02T10:00:00Z', 'soon'],
  ['2026-04-03T10:00:01Z', 'fine'],
])('one that ends at %s is %s', (end, state) => {
  expect(keyState(end, now.getTime())).toBe(state)
})
