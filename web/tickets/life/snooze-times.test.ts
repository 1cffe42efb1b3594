import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choices, fieldOf, momentOf, momentOfField, wallOf } from './snooze-times.ts'

const at = (text: string, zone = 'Europe/Lisbon') =>
  choices(new Date(text), zone).map(({ label, at: moment }) => `${label} ${fieldOf(moment, zone)}`)

describe('what is offered', () => {
  test('on a Wednesday morning', () => {
    expect(at('2026-11-18T10:20:00Z')).toEqual([
      'Later today 2026-11-18T14:00',
      'Tomorrow 2026-11-19T09:00',
      'Monday 2026-11-23T09:00',
      'In a week 2026-11-25T09:00',
    ])
  })

  test('in the evening there is no later today', () => {
    expect(at('2026-11-18T19:30:00Z')[0]).toBe('Tomorrow 2026-11-19T09:00')
  })

  test('on a Sunday tomorrow is Monday, and on a Monday it is in a week', () => {
    expect(at('2026-11-22T10:00:00Z')).toEqual([
      'Later today 2026-11-22T13:00',
      'Tomorrow 2026-11-23T09:00',
      'In a week 2026-11-29T09:00',
    ])
    expect(at('2026-11-23T10:00:00Z').map((one) => one.split(' ')[0])).toEqual(['Later', 'Tomorrow', 'In'])
  })

  test('nine is nine there, also when the clocks change on the way', () => {
    expect(at('2026-03-27T23:30:00-04:00', 'America/New_York')[0]).toBe('Tomorrow 2026-03-28T09:00')
    // Lisbon goes to summer time on 29 March 2026.
    const [, tomorrow] = choices(new Date('2026-03-28T10:00:00Z'), 'Europe/Lisbon')
    expect(tomorrow?.at.toISOString()).toBe('2026-03-29T08:00:00.000Z')
  })
})

test('a wall clock and its moment are each other’s inverse, but for hours that there are twice or not at all', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Lisbon', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Auckland')
  const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(zones, date, (zone, moment) => {
      const wall = wallOf(moment, zone)
      const back = momentOf(wall, zone)
      expect(wallOf(back, zone)).toEqual(wall)
      expect(momentOfField(fieldOf(moment, zone), zone)).toEqual(back)
    }),
  )
})
