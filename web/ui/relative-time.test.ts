import { expect, test } from 'vitest'
import { absoluteTime, briefTime, relativeTime } from './relative-time.ts'

const now = new Date('2026-11-21T12:00:00')
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const minute = 60
const hour = 60 * minute
const day = 24 * hour

test.each([
  [0, 'now'],
  [44, 'now'],
  [-30, 'now'],
  [59, '59 sec. ago'],
  [minute, '1 min. ago'],
  [59 * minute + 59, '59 min. ago'],
  [hour, '1 hr. ago'],
  [23 * hour, '23 hr. ago'],
  [day, 'yesterday'],
  [6 * day, '6 days ago'],
  [7 * day, 'Nov 14'],
  [330 * day, 'Dec 26, 2025'],
  [-2 * hour, 'in 2 hr.'],
  [-day, 'tomorrow'],
])('%i seconds before now is "%s"', (seconds, expected) => {
  expect(relativeTime(before(seconds), now, 'en-US')).toBe(expected)
})

test.each([
  [10, '1m'],
  [42 * minute, '42m'],
  [5 * hour, '5h'],
  [3 * day, '3d'],
  [8 * day, '13 Nov'],
  [330 * day, 'Dec 2025'],
])('%i seconds before now is briefly "%s"', (seconds, expected) => {
  expect(briefTime(before(seconds), now, 'en-GB')).toBe(expected)
})

test('in full it names its zone', () => {
  const moment = new Date('2026-11-21T08:47:00Z')
  expect(absoluteTime(moment, 'en-GB', 'UTC')).toBe('Sat, 21 Nov 2026, 08:47 UTC')
  expect(absoluteTime(moment, 'en-GB', 'Asia/Tokyo')).toContain('17:47')
})
