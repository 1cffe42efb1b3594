// Dates by table. The reader lives in Lisbon; on 29 March 2026 its clocks go forward at 01:00.
import { describe, expect, test } from 'vitest'
import { spanOf, spellDate, stretchOf } from './dates.ts'

const reader = { now: new Date('2026-03-31T10:30:00Z'), timeZone: 'Europe/Lisbon' }
const told = ({ start, end }: { start: Date; end: Date }) =>
  [start, end].map((moment) => moment.toISOString().replace(':00.000Z', 'Z'))

describe('a day is as long as it is where the reader lives', () => {
  test.each([
    ['today', '2026-03-30T23:00Z', '2026-03-31T23:00Z'],
    ['yesterday', '2026-03-29T23:00Z', '2026-03-30T23:00Z'],
    ['tomorrow', '2026-03-31T23:00Z', '2026-04-01T23:00Z'],
    ['this-week', '2026-03-29T23:00Z', '2026-04-05T23:00Z'],
    ['last-week', '2026-03-23T00:00Z', '2026-03-29T23:00Z'],
    ['this-month', '2026-03-01T00:00Z', '2026-03-31T23:00Z'],
    ['last-month', '2026-02-01T00:00Z', '2026-03-01T00:00Z'],
    ['next-month', '2026-03-31T23:00Z', '2026-04-30T23:00Z'],
    ['this-year', '2026-01-01T00:00Z', '2027-01-01T00:00Z'],
    // 23 hours.
    ['2026-03-29', '2026-03-29T00:00Z', '2026-03-29T23:00Z'],
    ['2026-02', '2026-02-01T00:00Z', '2026-03-01T00:00Z'],
    ['2026-12', '2026-12-01T00:00Z', '2027-01-01T00:00Z'],
    ['2025', '2025-01-01T00:00Z', '2026-01-01T00:00Z'],
    ['2026-07-01T12:00', '2026-07-01T11:00Z', '2026-07-01T11:01Z'],
    ['2026-07-01T12:00Z', '2026-07-01T12:00Z', '2026-07-01T12:01Z'],
    ['2026-07-01T12:00-03:30', '2026-07-01T15:30Z', '2026-07-01T15:31Z'],
    // A time that no clock showed.
    ['2026-03-29T01:30', '2026-03-29T01:30Z', '2026-03-29T01:31Z'],
  ])('%s', (typed, start, end) => {
    expect(told(stretchOf(spellDate(typed) as string, reader))).toEqual([start, end])
  })
})

describe('a distance is a moment in a comparison, and by itself the time between', () => {
  test.each([
    ['-4h', '2026-03-31T06:30Z'],
    // Seven days ago at the same time of day, over the change of clocks.
    ['-7d', '2026-03-24T11:30Z'],
    ['-1w', '2026-03-24T11:30Z'],
    ['-1m', '2026-02-28T11:30Z'],
    ['-1y', '2025-03-31T10:30Z'],
    ['3d', '2026-03-28T11:30Z'],
    ['-9999y', '1900-01-01T00:00Z'],
  ])('%s', (typed, moment) => {
    const spelt = spellDate(typed) as string
    expect(told(stretchOf(spelt, reader))).toEqual([moment, moment])
    expect(told(spanOf(spelt, reader))).toEqual([moment, '2026-03-31T10:30:00.001Z'])
  })

  test('ahead as well', () => {
    expect(told(spanOf('+2d', reader))).toEqual(['2026-03-31T10:30Z', '2026-04-02T10:30Z'])
  })
})

test.each([
  '2026-02-30',
  '2026-13',
  '1899',
  '3000-01-01',
  '26-01-01',
  '2026-01-01T25:00',
  'soon',
  '7',
  '-7',
  '-7x',
  '',
  '2026-01-01T10:00+99:00',
])('%s is no date', (typed) => expect(spellDate(typed)).toBeUndefined())

test('in other zones', () => {
  const at = (timeZone: string) => told(stretchOf('2026-03-31', { ...reader, timeZone }))
  expect(at('UTC')).toEqual(['2026-03-31T00:00Z', '2026-04-01T00:00Z'])
  expect(at('Pacific/Kiritimati')).toEqual(['2026-03-30T10:00Z', '2026-03-31T10:00Z'])
  expect(at('Asia/Kathmandu')).toEqual(['2026-03-30T18:15Z', '2026-03-31T18:15Z'])
  expect(at('America/St_Johns')).toEqual(['2026-03-31T02:30Z', '2026-04-01T02:30Z'])
})
