import { describe, expect, test } from 'vitest'
import { dateOrder, dateReader } from './dates.ts'

describe('a date', () => {
  test.each([
    ['2023-06-01 12:15:36', '2023-06-01T12:15:36.000Z'],
    ['2023-06-01', '2023-06-01T00:00:00.000Z'],
    ['2023/6/1 9:05', '2023-06-01T09:05:00.000Z'],
    ['2023-06-01T12:15:36.123Z', '2023-06-01T12:15:36.000Z'],
    ['2023-06-01T12:15:36+02:00', '2023-06-01T10:15:36.000Z'],
    ['2023-06-01 12:15 -0530', '2023-06-01T17:45:00.000Z'],
    ['29-02-2016 01:16', '2016-02-29T01:16:00.000Z'],
    ['29.2.16', '2016-02-29T00:00:00.000Z'],
    ['01 Mar 2016 10:00', '2016-03-01T10:00:00.000Z'],
    ['Mar 1, 2016 10:00 PM', '2016-03-01T22:00:00.000Z'],
    ['Tue, 01 Mar 2016 10:00:00 +0100', '2016-03-01T09:00:00.000Z'],
    ['15/Mar/24 2:05 PM', '2024-03-15T14:05:00.000Z'],
    ['15-Mar-2024', '2024-03-15T00:00:00.000Z'],
    ['1456822800', '2016-03-01T09:00:00.000Z'],
    ['1456822800000', '2016-03-01T09:00:00.000Z'],
  ])('%s is %s', (text, at) => {
    expect(dateReader('day first', 'UTC')(text)).toBe(at)
  })

  test.each(['3/14/2024 1:05 pm', '3/14/24 13:05'])('%s with the month first', (text) => {
    expect(dateReader('month first', 'UTC')(text)).toBe('2024-03-14T13:05:00.000Z')
  })

  test.each(['31-02-2016', '2023-13-01', 'soon', 'May', '12:30', '25/12/2016 25:00', '01-01-1850', 'critical', '3'])(
    '%s is none',
    (text) => {
      expect(dateReader('day first', 'UTC')(text)).toBeNull()
    },
  )

  test('without a zone it was read from the clock of the place, summer and winter', () => {
    const read = dateReader('day first', 'Europe/Lisbon')
    expect(read('2026-07-01 12:00')).toBe('2026-07-01T11:00:00.000Z')
    expect(read('2026-01-01 12:00')).toBe('2026-01-01T12:00:00.000Z')
    expect(read('2026-07-01T12:00:00Z')).toBe('2026-07-01T12:00:00.000Z')
    expect(dateReader('day first', 'America/St_Johns')('01.02.2026 12:00')).toBe('2026-02-01T15:30:00.000Z')
  })
})

test.each([
  [['03-04-2026', '29-02-2016'], 'day first'],
  [['03/04/2026', '02/29/2016'], 'month first'],
  [['03/04/2026', '05/06/2026'], 'month first'],
  [['03-04-2026', '05-06-2026'], 'day first'],
  [['03.04.2026'], 'day first'],
  [['29/02/2016', 'broken'], 'day first'],
] as const)('%j are written with the %s', (samples, order) => {
  expect(dateOrder([...samples])).toBe(order)
})
