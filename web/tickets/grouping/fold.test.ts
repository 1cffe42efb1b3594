import { expect, test } from 'vitest'
import { turned, upTo, withoutGroup } from './fold.ts'

const all = ['a', 'b', null]

test('a group is folded and opened, also where all others are', () => {
  expect(turned(undefined, 'a', all)).toBe('a')
  expect(turned('a', null, all)).toBe('a,-')
  expect(turned('a,-', 'a', all)).toBe('-')
  expect(turned('-', null, all)).toBe(undefined)
  expect(turned('*', 'b', all)).toBe('*,b')
  expect(turned('*,b', 'b', all)).toBe('*')
})

test('of very many, those are named that are fewer', () => {
  const many = Array.from({ length: 102 }, (_, index) => `g${index}`)
  const folded = many.slice(0, 100).join()
  expect(turned(folded, 'g100', many)).toBe('*,g101')
  expect(turned(`*,${folded}`, 'g100', many)).toBe('g101')
})

const list = {
  pages: [
    { items: ['a', 'a', 'b'].map((group) => ({ group })), nextCursor: 'one' },
    { items: ['b', null].map((group) => ({ group })), nextCursor: null },
  ],
  pageParams: ['', 'one'],
}
const groupsIn = ({ pages }: typeof list) => pages.map(({ items }) => items.map(({ group }) => group))

test('what is loaded of the others stays when a group is folded', () => {
  const rest = withoutGroup(list, 'b')
  expect([groupsIn(rest), rest.pages.map(({ nextCursor }) => nextCursor)]).toEqual([
    [['a', 'a'], [null]],
    ['one', null],
  ])
})

test('what stands before a group stays when it is opened, and the list goes on with it', () => {
  const before = upTo(list, new Set(['a']), 'start')
  expect([groupsIn(before), before.pages[0]?.nextCursor, before.pageParams]).toEqual([[['a', 'a']], 'start', ['']])
  const last = upTo(list, new Set(['a', 'b', null]), 'start')
  expect([last.pages.length, last.pages[1]?.nextCursor]).toEqual([2, 'start'])
  expect(groupsIn(upTo(list, new Set(), 'start'))).toEqual([[]])
})
