// Checklists as they are painted before the desk answered, and days as people say them.
import { describe, expect, test } from 'vitest'
import { dayWords, isPast, localDay } from './days.ts'
import type { Checklist, Doing } from './lists.ts'
import { after, moved, progressOf } from './lists.ts'

const me = { id: 'me', name: 'Me', email: 'me@larkfield.example' }
const item = (id: string, done = false) => ({ id, text: id, done, doneAt: null, doneBy: null, owner: null, due: null })
const list = (id: string, items: string[], mandatory = false): Checklist => ({
  id,
  name: id,
  mandatory,
  items: items.map((one) => item(one)),
})
const lists = [list('one', ['a', 'b', 'c'], true), list('two', ['d'])]
const texts = (doing: Doing) => after(lists, doing, 'now').map(({ items }) => items.map(({ text }) => text).join(''))

test('ticking says who and when, and counts', () => {
  const ticked = after(lists, { do: 'tick', list: 'one', item: 'b', done: true, me }, 'now')
  expect(ticked[0]?.items[1]).toEqual({ ...item('b', true), doneAt: 'now', doneBy: me })
  expect(progressOf(ticked)).toEqual({ done: 1, total: 4, blocking: 2 })
  expect(ticked[1]).toBe(lists[1])
})

describe('each doing changes its own list alone', () => {
  test.each([
    [{ do: 'move', list: 'one', item: 'c', position: 0 }, ['cab', 'd']],
    [{ do: 'move', list: 'one', item: 'a', position: 9 }, ['bca', 'd']],
    [{ do: 'remove', list: 'one', item: 'b' }, ['ac', 'd']],
    [{ do: 'add', list: 'two', text: 'e' }, ['abc', 'de']],
    [{ do: 'reword', list: 'one', item: 'a', text: 'A' }, ['Abc', 'd']],
    [{ do: 'removeList', list: 'one' }, ['d']],
    [{ do: 'restore', list: 'one', item: 'x' }, ['abc', 'd']],
  ] as [Doing, string[]][])('%o', (doing, expected) => expect(texts(doing)).toEqual(expected))
})

test('what is not there is not moved', () => {
  expect(moved([{ id: 'a' }], 'x', 0)).toEqual([{ id: 'a' }])
})

test('days by the calendar on the wall', () => {
  const now = new Date(2026, 10, 21, 23, 30)
  expect(localDay(now)).toBe('2026-11-21')
  expect(['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => dayWords(day, now))).toEqual([
    'Yesterday',
    'Today',
    'Tomorrow',
  ])
  expect(dayWords('2027-01-05', now)).toMatch(/2027/)
  expect(['2026-11-20', '2026-11-21'].map((day) => isPast(day, now))).toEqual([true, false])
})
