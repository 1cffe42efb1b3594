import { expect, test } from 'vitest'
import { isChanged, keptOf, type SavedView } from './saved.ts'

const saved = {
  filter: 'team:Night is:unresolved',
  sort: 'dueAt',
  group: 'team',
  columns: ['number', 'title'],
} as SavedView

test('of a view of the desk its filter and the address become one', () => {
  expect(keptOf({ view: 'mine', filter: 'tag:vpn', columns: 'title,field.site' }, undefined)).toEqual({
    filter: 'assignee:me is:unresolved -is:snoozed tag:vpn',
    sort: '-updatedAt',
    group: null,
    columns: ['title', 'field.site'],
  })
  expect(keptOf({ view: 'mine', filter: 'is:closed' }, undefined).filter).toBe('assignee:me -is:snoozed is:closed')
})

test('of a saved view what the address does not say stays', () => {
  expect(keptOf({ view: 'x', filter: 'tag:vpn' }, saved)).toEqual({
    filter: 'team:Night is:unresolved tag:vpn',
    sort: 'dueAt',
    group: 'team',
    columns: ['number', 'title'],
  })
  expect([isChanged({ view: 'x' }), isChanged({ view: 'x', sort: 'priority' })]).toEqual([false, true])
})
