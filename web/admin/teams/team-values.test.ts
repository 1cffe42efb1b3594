import { describe, expect, test } from 'vitest'
import { effectsOf, emptyTeam, toFields } from './team-values.ts'

const open = { ...emptyTeam, name: 'Security', members: ['a', 'b'] }
const closed = { ...open, restricted: true }

describe('what saving a team does', () => {
  test('closing it off is told with the number of tickets that others lose sight of', () => {
    expect(effectsOf(open, closed, 12)).toEqual([
      'From now on only its 2 members, those who ask, and people who may see every ticket see its 12 tickets. Other agents lose sight of them at once.',
    ])
  })
  test('opening it shows everything to every agent', () => {
    expect(effectsOf(closed, open, 1)).toEqual([
      'Every agent will see its 1 ticket, internal notes and files included.',
    ])
  })
  test('members of a closed team gain and lose sight', () => {
    expect(effectsOf(closed, { ...closed, members: ['a', 'c', 'd'] }, 3)).toEqual([
      '1 person loses sight of its 3 tickets.',
      '2 more people see its 3 tickets.',
    ])
  })
  test('members of an open team change nothing that is seen', () => {
    expect(effectsOf(open, { ...open, members: ['a', 'c'] }, 3)).toEqual([])
  })
  test('a team without anybody is warned of', () => {
    expect(effectsOf(open, { ...open, members: [] }, 3)).toEqual([
      'Nobody is left in it: tickets that come to it wait until somebody joins.',
    ])
  })
})

test('the level travels as a number, and only when it was changed', () => {
  expect(toFields({ level: '2' })).toEqual({ level: 2 })
  expect(toFields({ name: 'x' })).toEqual({ name: 'x' })
})
