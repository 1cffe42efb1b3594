// The address of the time report, its periods, and where its sums lead.
import { expect, test } from 'vitest'
import { parseDuration } from '../time/parse-duration.ts'
import { asked, behind, periods, readReportSearch } from './report-search.ts'

const saturday = new Date(2026, 10, 21, 12)

test('periods end today, and weeks begin on Monday', () => {
  expect(
    Object.fromEntries(periods(saturday).map(({ label, period }) => [label, `${period.from} ${period.to}`])),
  ).toEqual({
    'This week': '2026-11-16 2026-11-21',
    'Last week': '2026-11-09 2026-11-15',
    'This month': '2026-11-01 2026-11-21',
    'Last month': '2026-10-01 2026-10-31',
    'This year': '2026-01-01 2026-11-21',
  })
  const sunday = periods(new Date(2026, 10, 22))[0]?.period
  expect(sunday).toEqual({ from: '2026-11-16', to: '2026-11-22' })
})

test('what the address does not say is this month, by agent; nonsense is left out', () => {
  expect(asked(readReportSearch({}), saturday)).toEqual({ from: '2026-11-01', to: '2026-11-21', by: 'agent' })
  expect(readReportSearch({ from: 'x', to: '2026-11-02', by: 'moon', team: 'none', agent: 7 })).toEqual({
    to: '2026-11-02',
    team: 'none',
  })
})

test('a sum leads to the tickets behind it', () => {
  expect(behind({ from: '2026-11-01', agent: 'a' }, 'team', null)).toEqual({
    from: '2026-11-01',
    agent: 'a',
    by: 'ticket',
    team: 'none',
  })
})

test.each([
  ['25', 25],
  ['25 min', 25],
  ['1:30', 90],
  ['1h', 60],
  ['1 h 5 min', 65],
  ['1h30', 90],
  ['1.5 h', 90],
  ['1,5h', 90],
  ['0', null],
  ['', null],
  ['25h', null],
  ['1:75', null],
  ['soon', null],
])('%s is %s minutes', (text, minutes) => expect(parseDuration(text)).toBe(minutes))
