import { describe, expect, test } from 'vitest'
import { compareBy, settle, settled } from './settled-rows.ts'

interface R {
  id: string
  at: number
}
const row = (id: string, at: number): R => ({ id, at })
const newestFirst = (a: R, b: R) => b.at - a.at
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).join('')

const start = settled([row('a', 30), row('b', 20), row('c', 10)])

describe('a list that moves', () => {
  test('takes the first rows as they come', () => {
    expect(ids(settle(settled<R>([]), [row('a', 1)], false, newestFirst).rows)).toBe('a')
  })

  test('changes a row in place, even when it would move to the top', () => {
    const after = settle(start, [row('c', 40), row('a', 30), row('b', 20)], false, newestFirst)
    expect(ids(after.rows)).toBe('abc')
    expect(after.rows[2]?.at).toBe(40)
    expect(after.waiting).toEqual([])
  })

  test('lets new ones wait, in their order', () => {
    const after = settle(start, [row('e', 50), row('d', 40), ...start.rows], false, newestFirst)
    expect(ids(after.rows)).toBe('abc')
    expect(after.waiting).toEqual(['e', 'd'])
  })

  test('adds further pages at the end', () => {
    const after = settle(start, [...start.rows, row('d', 5), row('e', 4)], true, newestFirst)
    expect(ids(after.rows)).toBe('abcde')
    expect(after.waiting).toEqual([])
  })

  test('keeps what left the view, and says so', () => {
    const after = settle(start, [row('a', 30), row('c', 10)], true, newestFirst)
    expect(ids(after.rows)).toBe('abc')
    expect([...after.gone]).toEqual(['b'])
    expect([...settle(after, start.rows, true, newestFirst).gone]).toEqual([])
  })

  test('does not take a row for gone that a new one pushed onto the next page', () => {
    const pushed = [row('n', 40), row('a', 30), row('b', 20)]
    expect([...settle(start, pushed, true, newestFirst).gone]).toEqual([])
    expect([...settle(start, pushed, false, newestFirst).gone]).toEqual(['c'])
  })

  test('lets everything wait when nothing of it was shown', () => {
    const after = settle(start, [row('x', 99)], true, newestFirst)
    expect(ids(after.rows)).toBe('abc')
    expect(after.waiting).toEqual(['x'])
  })
})

test.each([
  ['-updatedAt', 'T-2,T-1'],
  ['updatedAt', 'T-1,T-2'],
  ['priority', 'T-2,T-1'],
  ['openedAt', 'T-1,T-2'],
])('the order %s is the server’s', (sort, order) => {
  const one = { id: '1', number: 'T-1', priority: 'P3', openedAt: '2026-01-01', updatedAt: '2026-01-01' }
  const two = { id: '2', number: 'T-2', priority: 'P1', openedAt: '2026-01-01', updatedAt: '2026-02-01' }
  const sorted = [two, one].sort(compareBy(sort)).map(({ number }) => number)
  expect(sorted.join()).toBe(order)
})
