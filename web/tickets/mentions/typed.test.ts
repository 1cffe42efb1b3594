import { describe, expect, test } from 'vitest'
import { placed, toSend, typing } from './typed.ts'

const ada = { id: '0198c0de-0000-7000-8000-00000000000a', name: 'Ada' }
const byron = { id: '0198c0de-0000-7000-8000-00000000000b', name: 'Ada Byron' }
const by = (person: typeof ada) => `@[${person.name}](person:${person.id})`

describe('what is being mentioned', () => {
  test.each([
    ['@', ''],
    ['Ask @wr', 'wr'],
    ['Ask @Wren Ti', 'Wren Ti'],
    ['(@åsa', 'åsa'],
    ['line\n@w', 'w'],
  ])('%s', (text, q) => {
    expect(typing(text, text.length)?.q).toBe(q)
  })

  test.each(['wren@larkspur', 'no', '@wren\n', '@wren who is it', 'a @ b'])('nothing: %s', (text) => {
    expect(typing(text, text.length)).toBeNull()
  })

  test('up to the caret only', () => {
    expect(typing('@wr and more', 3)).toEqual({ from: 0, to: 3, q: 'wr' })
  })
})

test('the chosen one takes the place of what was typed, with a space behind where none is', () => {
  expect(placed('Ask @ad', { from: 4, to: 7, q: 'ad' }, ada)).toEqual({ text: 'Ask @Ada ', caret: 9 })
  expect(placed('Ask @ad, then', { from: 4, to: 7, q: 'ad' }, ada)).toEqual({ text: 'Ask @Ada, then', caret: 8 })
})

test.each([
  ['Ask @Ada now', `Ask ${by(ada)} now`],
  ['@Ada Byron, @Ada', `${by(byron)}, ${by(ada)}`],
  ['@Adam is somebody else', '@Adam is somebody else'],
  ['mail@Ada', 'mail@Ada'],
  ['`@Ada` is code', '`@Ada` is code'],
])('sent: %s', (text, sent) => {
  expect(toSend(text, [ada, byron])).toBe(sent)
})
