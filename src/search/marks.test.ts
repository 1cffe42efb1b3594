import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begin, end, excerptOf, restored, unglued, unmarked } from './marks.ts'

const marks = new RegExp(`[${begin}${end}]`, 'g')

test.each([
  ['at \ue00010\ue001 20 now', 'at 10.20 now', 'at \ue00010\ue001.20 now'],
  ['On \ue000srv\ue001 \ue000db01\ue001, down', 'On srv-db01, down', 'On \ue000srv-db01\ue001, down'],
  [' b bold  \ue000b\ue001 ', '<b>bold</b>', '<b>bold</\ue000b\ue001>'],
  ['a \ue000😀b\ue001', 'a 😀b', 'a \ue000😀b\ue001'],
])('the marks of %j are put into %j', (marked, text, found) => {
  expect(restored(marked, text)).toBe(found)
})

const anything = fc.string({
  unit: fc.oneof(fc.constantFrom(' ', '-', '.', begin, end, 'word '), fc.string({ unit: 'binary' })),
})

/** Some of it marked, from one letter to another. */
const marked = fc.tuple(anything, fc.nat(), fc.nat()).map(([said, a, b]) => {
  const text = unmarked(said)
  const letters = [...unglued(text)]
  const [from = 0, to = 0] = [a % (letters.length + 1), b % (letters.length + 1)].sort((x, y) => x - y)
  return {
    text,
    marked: [...letters.slice(0, from), begin, ...letters.slice(from, to), end, ...letters.slice(to)].join(''),
  }
})

test('whatever is marked, the text stays what it was', () => {
  fc.assert(
    fc.property(marked, ({ text, marked }) => {
      expect(restored(marked, text).replace(marks, '')).toBe(text)
    }),
  )
})

test('an excerpt is a piece of the text, with its marks in pairs', () => {
  fc.assert(
    fc.property(marked, ({ marked }) => {
      const piece = excerptOf(marked)
      expect(piece.replace(marks, '').length).toBeLessThan(260)
      expect(piece.replaceAll(/[^\ue000\ue001]/g, '')).toMatch(/^(\ue000\ue001)*$/)
      const bare = piece.replace(marks, '').replace(/^…|…$/g, '')
      expect(marked.replace(/\s+/g, ' ').trim().replace(marks, '')).toContain(bare.replace(/…$/, ''))
    }),
    { numRuns: 500 },
  )
})

test('an excerpt shows the place that has most of what was found', () => {
  const text = `${'one two three '.repeat(40)}\ue000vpn\ue001 ${'four five '.repeat(40)}\ue000vpn\ue001 \ue000drops\ue001 again${' six'.repeat(90)}`
  expect(excerptOf(text)).toMatch(/^…(four|five)[a-z ]+\ue000vpn\ue001 \ue000drops\ue001 again( six)+…$/)
  expect(excerptOf('Short \ue000one\ue001')).toBe('Short \ue000one\ue001')
})
