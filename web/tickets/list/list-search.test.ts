import { describe, expect, test } from 'vitest'
import { readListSearch, toFilter, withFilter } from './list-search.ts'

const saved = '01970000-0000-7000-8000-000000000001'

describe('an address is read', () => {
  test.each([
    ['nothing', {}, { view: 'all' }],
    ['a view', { view: 'mine' }, { view: 'mine' }],
    ['a saved view', { view: saved }, { view: saved }],
    ['an unknown view', { view: 'priority;drop table' }, { view: 'all' }],
    ['a filter', { filter: 'priority:P1..P2 -tag:vpn' }, { view: 'all', filter: 'priority:P1..P2 -tag:vpn' }],
    ['a filter that looks like a number', { filter: 42 }, { view: 'all', filter: '42' }],
    ['a filter that is wrong, for its reader to mend', { filter: 'priority:' }, { view: 'all', filter: 'priority:' }],
    ['objects where text belongs', { filter: { a: 1 }, sort: ['x'] }, { view: 'all' }],
    ['an order', { sort: '-field.seats' }, { view: 'all', sort: '-field.seats' }],
    ['an unknown order', { sort: 'id; drop table' }, { view: 'all' }],
    ['columns', { columns: 'title,field.site' }, { view: 'all', columns: 'title,field.site' }],
    ['what are no columns', { columns: 'title;x' }, { view: 'all' }],
  ])('%s', (_, search, read) => {
    expect(readListSearch(search)).toEqual(read)
  })

  test('as links did that were made before there was a filter language', () => {
    const read = readListSearch({ view: 'team', status: 'pending,on_hold', tag: 42, q: ' vpn  "odd: ' })
    expect(read).toEqual({ view: 'team', filter: 'status:pending,on_hold tag:42 vpn "\\"odd:"' })
    expect(readListSearch({ ...read })).toEqual(read)
  })
})

test('the server is asked for the view, the filter and the order, and for nothing that only the screen knows', () => {
  expect(toFilter({ view: 'mine', columns: 'title' })).toEqual({ view: 'mine' })
  expect(toFilter(withFilter({ view: 'mine', sort: 'priority' }, 'is:open'))).toEqual({
    view: 'mine',
    filter: 'is:open',
    sort: 'priority',
  })
  expect(withFilter({ view: 'mine', filter: 'is:open' }, '')).toEqual({ view: 'mine' })
})
