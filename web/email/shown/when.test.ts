import { expect, test } from 'vitest'
import { whenOf } from './when.ts'

const read = (start: string, end: string | null, zone = 'Europe/London') => {
  const { text, there } = whenOf(start, end, 'en-GB', zone)
  // Which commas, spaces and dashes stand in it is the business of the locale.
  return [text, there].map((one) => one?.replace(/[\s,]+/g, ' ').replace(/ ?– ?/g, ' – ') ?? null)
}

test.each([
  ['2026-12-01', null, ['Tuesday 1 December 2026', null]],
  ['2026-12-01', '2026-12-02', ['Tuesday 1 December 2026', null]],
  ['2026-12-01', '2026-12-04', ['Tuesday 1 December – Thursday 3 December 2026', null]],
  ['2026-12-01T09:00:00Z', null, ['Tue 1 Dec 2026 09:00 GMT', null]],
  ['2026-12-01T09:00:00Z', '2026-12-01T10:30:00Z', ['Tue 1 Dec 2026 09:00 – 10:30 GMT', null]],
  [
    '2026-12-01T09:00:00+01:00[Europe/Vienna]',
    '2026-12-01T10:30:00+01:00[Europe/Vienna]',
    ['Tue 1 Dec 2026 08:00 – 09:30 GMT', 'Tue 09:00 – 10:30 in Europe/Vienna'],
  ],
  ['2026-12-01T09:00:00', '2026-12-01T10:00:00', ['Tue 1 Dec 2026 09:00 – 10:00', null]],
  ['2026-12-01T09:00:00[Harbour time]', null, ['Tue 1 Dec 2026 09:00 (Harbour time)', null]],
  ['2026-12-01T09:00:00+01:00[Europe/Nowhere]', null, ['Tue 1 Dec 2026 08:00 GMT', null]],
  ['2026-12-01T09:00:00Z', '2026-11-01T10:00:00Z', ['Tue 1 Dec 2026 09:00 GMT', null]],
  ['at noon', null, ['at noon', null]],
])('%s to %s', (start, end, shown) => {
  expect(read(start, end)).toEqual(shown)
})

test('somebody in the zone of the meeting sees one time', () => {
  expect(read('2026-12-01T09:00:00+01:00[Europe/Vienna]', null, 'Europe/Vienna')[1]).toBeNull()
})
