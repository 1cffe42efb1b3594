import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meant, readings, slipsBetween, slipsOf } from './spelling.ts'
import { plain, reworded, spelt, type Words } from './words.ts'

const word = fc.string({ unit: fc.constantFrom(...'abcdeé'), minLength: 1, maxLength: 7 })

describe('slips', () => {
  test.each([
    ['printr', 'printer', 1],
    ['pritner', 'printer', 1],
    ['printer', 'printer', 0],
    ['authentification', 'authentication', 2],
    ['vnp', 'vpn', 1],
    ['', 'abc', 3],
  ])('between %s and %s: %i', (a, b, slips) => {
    expect([slipsBetween(a, b), slipsBetween(b, a)]).toEqual([slips, slips])
  })

  test('what is one slip away is all that is, and nothing else', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        // Accents that the word does not have are reached from the letters they stand on only.
        fc.pre(!b.includes('é') || a.includes('é'))
        expect(slipsOf(a).includes(b)).toBe(slipsBetween(a, b) === 1)
      }),
      { numRuns: 5000 },
    )
  })

  test('an accent is one slip', () => expect(slipsOf('cafe')).toContain('café'))
})

describe('what was meant', () => {
  const known = [
    { word: 'printer', texts: 90 },
    { word: 'printre', texts: 1 },
    { word: 'painter', texts: 3 },
    { word: 'vpn', texts: 40 },
    { word: 'van', texts: 80 },
    { word: 'authentication', texts: 5 },
  ]

  test.each([
    ['printr', 0, ['printer', 'printre']],
    ['authentification', 0, ['authentication']],
    ['vnp', 0, ['vpn']],
    ['prinetr', 0, ['printer', 'painter', 'printre']],
    ['zzzz', 0, []],
    // It is a word here: only what is far more common takes its place.
    ['printre', 1, ['printer']],
    ['painter', 3, ['printer']],
    ['printer', 90, []],
  ])('by %s, which %i texts have', (typed, own, found) => {
    expect(new Set(meant(typed, own, known))).toEqual(new Set(found))
    if (found[0]) expect(meant(typed, own, known)[0]).toBe(found[0])
  })

  test('of several words all take their first choice first', () => {
    const choices = new Map([
      ['aa', ['ab', 'ac']],
      ['bb', []],
      ['cc', ['cd', 'ce', 'cf']],
    ])
    expect(readings(choices).map((reading) => [...reading.values()].join(' '))).toEqual([
      'ab cd',
      'ac cd',
      'ab ce',
      'ab cf',
    ])
    expect(readings(new Map([['x', []]]))).toEqual([])
  })
})

describe('words', () => {
  const node = (words: string, offset: number, phrase = false): Words => ({
    kind: 'text',
    words,
    phrase,
    offset,
    length: words.length + (phrase ? 2 : 0),
  })

  test('other words take their places in the text, and nothing else moves', () => {
    const text = 'is:open Printr "printr jam" -printr lpt1'
    const words: Words = {
      kind: 'and',
      parts: [
        node('Printr', 8),
        node('printr jam', 15, true),
        { kind: 'not', part: node('printr', 29) },
        node('lpt1', 36),
      ],
    }
    expect(spelt(words).map((one) => one.words)).toEqual(['Printr'])
    const other = reworded({ text, words, filter: 'kept' }, new Map([['printr', 'printer']]))
    expect(other.text).toBe('is:open printer "printr jam" -printr lpt1')
    expect(other.filter).toBe('kept')
    expect(spelt(other.words as Words).map((one) => one.words)).toEqual(['printer'])
  })

  test('signs are blanks, and as many', () => {
    expect(plain('srv-db01.example.com, a@b ("10.2")')).toBe('srv db01 example com  a b   10 2  ')
    fc.assert(fc.property(fc.string(), (text) => plain(text).length === text.length))
  })
})
