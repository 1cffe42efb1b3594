import { expect, test } from 'vitest'
import { csvLine } from './growing-file.ts'

test.each([
  [['plain', 7, null, ''], 'plain,7,,\r\n'],
  [['a,b', 'say "so"', 'two\nlines'], '"a,b","say ""so""","two\nlines"\r\n'],
  [['=1+1', '+49', '-1', '@x', '\tx', ' =x'], "'=1+1,'+49,'-1,'@x,'\tx,' =x\r\n"],
  [[-1], '-1\r\n'],
])('%j', (values, line) => {
  expect(csvLine(values)).toBe(line)
})
