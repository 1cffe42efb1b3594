import { expect, test } from 'vitest'
import { type RawRow, rowsOf, separatedRows } from './separated.ts'

const brief = (rows: RawRow[]) =>
  rows.map((row) => ('cells' in row ? [row.line, ...row.cells] : [row.line, row.problem]))

test.each<[string, string, (string | number)[][]]>([
  [
    'plain rows',
    'a,b\n1,2\n',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    'no line break at the end',
    'a,b\n1,2',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    'carriage returns',
    'a,b\r\n"1","2"\r\n3,4\r\n',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3', '4'],
    ],
  ],
  [
    'quotes, delimiters and lines inside a cell',
    'a,b\n"x, ""y""\nz",2\n3,4',
    [
      [1, 'a', 'b'],
      [2, 'x, "y"\nz', '2'],
      [4, '3', '4'],
    ],
  ],
  [
    'empty cells and empty lines',
    'a,b\n\n,\n"",2\n',
    [
      [1, 'a', 'b'],
      [4, '', '2'],
    ],
  ],
  [
    'empty cells that a spreadsheet added',
    'a,b\n1,2,,\n',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    'a quote that nobody doubled',
    'a,b\n"say "hi" now",2\n',
    [
      [1, 'a', 'b'],
      [2, 'say "hi" now', '2'],
    ],
  ],
  [
    'a ragged row',
    'a,b,c\n1,2\n3,4,5\n',
    [
      [1, 'a', 'b', 'c'],
      [2, 'has 2 columns where the first row has 3'],
      [3, '3', '4', '5'],
    ],
  ],
  [
    'a row with too much',
    'a,b\n1,2,3\n',
    [
      [1, 'a', 'b'],
      [2, 'has 3 columns where the first row has 2'],
    ],
  ],
  [
    'a file that is cut inside quotes: the row is named by its first line, and what belongs to it is not counted as rows',
    'a,b,c\n1,"x\ny",2\n3,"cut\n\nhere and, there',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', 'x\ny', '2'],
      [4, 'the file is cut inside this row: a quote opens and never closes'],
    ],
  ],
  [
    'a quote that opens by mistake costs its own row only',
    'a,b,c\n1,"x,2\n3,4,5\n6,"7",8\n9,10,11\n',
    [
      [1, 'a', 'b', 'c'],
      [2, 'a quote opens in this row and never closes'],
      [3, '3', '4', '5'],
      [4, '6', '7', '8'],
      [5, '9', '10', '11'],
    ],
  ],
])('%s', (_, text, rows) => {
  expect(brief(rowsOf(text, ','))).toEqual(rows)
})

test('the rows do not depend on where the chunks of a file end', async () => {
  const text = 'a;b\r\n1;"x ""y""\r\nz"\r\n"3";"é;4"\r\n5;6\r\n7;"cut\r\nhere'
  const whole = rowsOf(text, ';')
  expect(whole).toHaveLength(5)
  for (let size = 1; size < text.length; size += 1) {
    async function* chunks() {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
    }
    const rows = []
    for await (const row of separatedRows(chunks(), ';')) rows.push(row)
    expect(rows).toEqual(whole)
  }
})

test('a quote that never closes in a large file does not swallow it', () => {
  const rows = rowsOf(`a,b\n1,"open\n${'2,3\n'.repeat(100_000)}`, ',')
  expect(rows).toHaveLength(100_002)
  expect(rows.filter((row) => 'problem' in row)).toEqual([
    { line: 2, problem: 'a quote opens in this row and never closes' },
  ])
})

test('a line without an end is let go of, in pieces; what stands behind it is read', async () => {
  async function* chunks() {
    yield 'a,b\n1,2\n'
    for (let n = 0; n < 100; n += 1) yield 'x,'.repeat(32_768)
    yield '\n3,4\n'
  }
  const rows = []
  for await (const row of separatedRows(chunks(), ',')) rows.push(row)
  const problems = rows.filter((row) => 'problem' in row)
  expect(rows.filter((row) => 'cells' in row).map((row) => row.line)).toEqual([1, 2, 4])
  expect(problems[0]).toEqual({ line: 3, problem: 'is longer than any row: the line never ends' })
  expect(problems.length).toBeLessThan(10)
})
