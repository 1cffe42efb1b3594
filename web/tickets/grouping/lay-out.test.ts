import { expect, test } from 'vitest'
import { layOut } from './lay-out.ts'

const rows = ['P1', 'P1', 'P3', null, null].map((group, id) => ({ id, group }))

test('a heading stands before each group, and a folded one alone', () => {
  const open = layOut(rows, new Set())
  expect(open.headings.map(({ key, line }) => [key, line])).toEqual([
    ['P1', 0],
    ['P3', 3],
    [null, 5],
  ])
  expect([open.lines, open.total]).toEqual([[1, 2, 4, 6, 7], 8])
  const folded = layOut(rows, new Set(['P1', null]))
  expect(folded.headings).toEqual([
    { key: 'P1', line: 0, folded: true, loaded: 2 },
    { key: 'P3', line: 1, folded: false, loaded: 1 },
    { key: null, line: 3, folded: true, loaded: 2 },
  ])
  expect([folded.rows.map(({ id }) => id), folded.lines, folded.total]).toEqual([[2], [2], 4])
})
