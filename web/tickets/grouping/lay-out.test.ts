import { expect, test } from 'vitest'
import { layOut } from './lay-out.ts'

const rows = ['P1', 'P1', 'P3', null, null].map((group, id) => ({ id, group }))
const groups = [
  { key: 'P1', count: 2 },
  { key: 'P2', count: 90 },
  { key: 'P3', count: 1 },
  { key: null, count: 2 },
]
const folded =
  (...keys: (string | null)[]) =>
  (key: string | null) =>
    keys.includes(key)
const headings = (out: ReturnType<typeof layOut>) => out.headings.map(({ key, line }) => [key, line])

test('a heading stands before each group, and a folded one alone', () => {
  const open = layOut(rows, [], folded(), false)
  expect(headings(open)).toEqual([
    ['P1', 0],
    ['P3', 3],
    [null, 5],
  ])
  expect([open.lines, open.total]).toEqual([[1, 2, 4, 6, 7], 8])
  const some = layOut(rows, [], folded('P1', null), false)
  expect(some.headings).toEqual([
    { key: 'P1', line: 0, folded: true, loaded: 2 },
    { key: 'P3', line: 1, folded: false, loaded: 1 },
    { key: null, line: 3, folded: true, loaded: 2 },
  ])
  expect([some.rows.map(({ id }) => id), some.lines, some.total]).toEqual([[2], [2], 4])
})

test('a folded group of which nothing is loaded stands in its place', () => {
  const middle = layOut(rows, groups, folded('P2'), false)
  expect(headings(middle)).toEqual([
    ['P1', 0],
    ['P2', 3],
    ['P3', 4],
    [null, 6],
  ])
  const all = layOut([], groups, () => true, false)
  expect([headings(all).map(([key]) => key), all.total]).toEqual([['P1', 'P2', 'P3', null], 4])
})

test('what comes behind a group is told with its last row, and the next has its room while it is on its way', () => {
  expect(headings(layOut(rows.slice(0, 1), groups, folded('P2'), true))).toEqual([['P1', 0]])
  const whole = layOut(rows.slice(0, 2), groups, folded('P2'), true)
  expect([headings(whole), whole.total]).toEqual([
    [
      ['P1', 0],
      ['P2', 3],
      ['P3', 4],
    ],
    6,
  ])
  const large = layOut(rows.slice(0, 2), groups, folded(), true)
  expect([headings(large).at(-1), large.total]).toEqual([['P2', 3], 54])
})

test('a group that was not counted yet is no reason to lose another', () => {
  const early = [{ id: 9, group: 'P0' }, ...rows]
  expect(headings(layOut(early, groups, folded('P2'), false)).map(([key]) => key)).toEqual([
    'P0',
    'P1',
    'P2',
    'P3',
    null,
  ])
})
