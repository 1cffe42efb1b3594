import { expect, test } from 'vitest'
import { partsOf, readParts, spell, valuesOf, withValues } from './parts.ts'

test('what stands side by side is a part, a choice of several is one', () => {
  const parts = partsOf('is:open (tag:vpn OR tag:wifi) -team:field "no dial tone" printer')
  expect(parts.map(({ text }) => text)).toEqual([
    'is:open',
    '(tag:vpn OR tag:wifi)',
    '-team:field',
    '"no dial tone"',
    'printer',
  ])
  expect(parts[2]).toMatchObject({ offset: 31, length: 10 })
})

test('what cannot be read says where', () => {
  const { parts, problem } = readParts('is:open priority:P9')
  expect([parts, problem?.at]).toEqual([[], { offset: 17, length: 2 }])
})

test('the values of a key are read, set, and taken out where they stand', () => {
  const filter = 'status:new,open tag:vpn'
  expect(valuesOf(filter, 'status')).toEqual(['new', 'open'])
  expect(valuesOf('-status:new priority:>=P2', 'status')).toEqual([])
  expect(withValues(filter, 'status', ['closed'])).toBe('status:closed tag:vpn')
  expect(withValues(filter, 'status', [])).toBe('tag:vpn')
  expect(withValues(filter, 'team', ['Field & Depots', 'none'])).toBe(`${filter} team:"Field & Depots",none`)
})

test.each([
  ['vpn', 'vpn'],
  ['Field team', '"Field team"'],
  ['a"b', '"a\\"b"'],
  ['-x', '"-x"'],
  ['1..2', '"1..2"'],
  ['wren@larkspur.example', 'wren@larkspur.example'],
])('%s is written %s', (value, written) => {
  expect(spell(value)).toBe(written)
  expect(valuesOf(`category:${written}`, 'category')).toEqual([value])
})
