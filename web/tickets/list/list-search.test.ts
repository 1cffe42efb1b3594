import { describe, expect, test } from 'vitest'
import { filterCount, readListSearch, toFilter, withField, withoutFilters } from './list-search.ts'

const now = new Date('2026-11-21T09:30:00Z')

describe('an address is read', () => {
  test.each([
    ['nothing', {}, { view: 'all' }],
    ['a view', { view: 'mine' }, { view: 'mine' }],
    ['an unknown view', { view: 'priority;drop table' }, { view: 'all' }],
    ['lists', { view: 'all', status: 'pending,on_hold' }, { view: 'all', status: 'pending,on_hold' }],
    ['lists with unknown parts', { status: 'pending,nonsense', priority: 'P9' }, { view: 'all', status: 'pending' }],
    ['a tag that looks like a number', { tag: 42 }, { view: 'all', tag: '42' }],
    ['objects where text belongs', { tag: { a: 1 }, q: ['x'] }, { view: 'all' }],
    ['the usual order, which needs no mention', { sort: '-updatedAt' }, { view: 'all' }],
    ['an unknown order', { sort: 'id; drop table' }, { view: 'all' }],
    ['a choice that the view has made', { view: 'mine', assignee: 'none' }, { view: 'mine' }],
  ])('%s', (_, search, read) => {
    expect(readListSearch(search)).toEqual(read)
  })

  test('and writing what was read changes nothing more', () => {
    const read = readListSearch({ view: 'team', status: 'open', q: ' vpn ', sort: 'priority', junk: 1 })
    expect(readListSearch({ ...read })).toEqual(read)
    expect(read.q).toBe('vpn')
  })
})

describe('the server is asked for', () => {
  test('unresolved tickets unless a status is chosen', () => {
    expect(toFilter({ view: 'mine' }, now)).toEqual({
      assignee: 'me',
      status: ['new', 'open', 'pending', 'on_hold'],
      sort: '-updatedAt',
    })
    expect(toFilter({ view: 'mine', status: 'closed' }, now)).toMatchObject({ assignee: 'me', status: ['closed'] })
  })

  test('what was resolved since the day a week ago, whatever the hour', () => {
    const early = toFilter({ view: 'resolved' }, new Date('2026-11-21T00:00:01Z'))
    expect(early).toEqual(toFilter({ view: 'resolved' }, new Date('2026-11-21T23:59:59Z')))
    expect(early.resolvedAfter).toBe('2026-11-14T00:00:00.000Z')
  })

  test('lists and single values together', () => {
    expect(toFilter({ view: 'all', priority: 'P1,P2', tag: 'vpn', sort: 'openedAt' }, now)).toMatchObject({
      priority: ['P1', 'P2'],
      tag: 'vpn',
      sort: 'openedAt',
    })
  })
})

test('filters are counted, set and cleared', () => {
  const search = withField(withField({ view: 'all', sort: 'priority' }, 'status', 'open'), 'tag', 'vpn')
  expect(filterCount(search)).toBe(2)
  expect(withField(search, 'tag', '')).toEqual({ view: 'all', sort: 'priority', status: 'open' })
  expect(withoutFilters(search)).toEqual({ view: 'all', sort: 'priority' })
})
