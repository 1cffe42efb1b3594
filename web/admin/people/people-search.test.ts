import { expect, test } from 'vitest'
import { isNarrowed, readPeopleSearch, toFilter } from './people-search.ts'

test('what the address says wrongly is left out', () => {
  expect(readPeopleSearch({ q: ' ', role: 7, team: ['x'], status: 'dead', organisation: 'Ports', page: '3' })).toEqual({
    organisation: 'Ports',
  })
})

test('deactivated people are shown when asked for', () => {
  expect(toFilter({})).toEqual({ active: true })
  expect(toFilter({ status: 'deactivated', q: 'ada' })).toEqual({ q: 'ada', active: false })
  expect(toFilter({ status: 'all' })).toEqual({})
})

test('an empty list is empty for different reasons', () => {
  expect(isNarrowed(readPeopleSearch({}))).toBe(false)
  expect(isNarrowed(readPeopleSearch({ status: 'all' }))).toBe(true)
})
