import { expect, test } from 'vitest'
import { heightOf } from './mail-frame.tsx'

test('a mail of a line is low, a long one stops growing, one line of megabytes is no work', () => {
  expect(heightOf('Hello', 0)).toBeLessThan(100)
  expect(heightOf('a\n'.repeat(10), 0)).toBeGreaterThan(250)
  expect(heightOf('x'.repeat(5_000_000), 0)).toBe(heightOf('y\n'.repeat(100_000), 0))
  expect(heightOf('Look', 30)).toBeGreaterThan(300)
})
