import { expect, test } from 'vitest'
import { added, moved, without } from './order.ts'
import { columnsOf } from './shown.ts'

const names = ['status', 'team', 'field.site']

test('columns are put in, taken out and moved', () => {
  expect(added(names, 'due')).toEqual(['status', 'team', 'field.site', 'due'])
  expect(added(names, 'status')).toEqual(['team', 'field.site', 'status'])
  expect(without(names, 'team')).toEqual(['status', 'field.site'])
  expect([moved(names, 'status', 2), moved(names, 'field.site', 0), moved(names, 'team', 1)]).toEqual([
    ['team', 'field.site', 'status'],
    ['field.site', 'status', 'team'],
    names,
  ])
})

test('the address decides, then the view; either can ask for the usual row', () => {
  const saved = { columns: ['number', 'team'] }
  expect([columnsOf({}), columnsOf({}, { columns: null }), columnsOf({ columns: 'standard' }, saved)]).toEqual([
    '',
    '',
    '',
  ])
  expect([columnsOf({}, saved), columnsOf({ columns: 'due' }, saved)]).toEqual(['number,team', 'due'])
})
