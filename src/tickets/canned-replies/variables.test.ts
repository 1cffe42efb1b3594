// What is filled into a saved reply: by table, by the place of each mistake, and by property.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillIn, firstName, parseReply, type Values, type Variable, variables } from './contract/variables.ts'

const none = Object.fromEntries(Object.keys(variables).map((name) => [name, ''])) as Values
const values: Values = {
  ...none,
  'requester.first_name': 'Ada',
  'ticket.number': 'T-7',
  'ticket.title': '*New* [mouse](http://x)',
}
const filled = (text: string, given = values) => fillIn(text, given).text

describe('filling in', () => {
  test.each([
    ['nothing to fill in', 'nothing to fill in'],
    ['Hello {{requester.first_name}},', 'Hello Ada,'],
    ['{{ ticket.number }} and {{ticket.number|none}}', 'T-7 and T-7'],
    ['Hello {{agent.name|there}}', 'Hello there'],
    ['Hello {{agent.name| dear | friend }}', 'Hello dear | friend'],
    ['[{{agent.name}}]', '[]'],
    ['as \\{{ in code }}', 'as {{ in code }}'],
    ['{ {{ticket.number}} }', '{ T-7 }'],
    ['{{ticket.title}}', '\\*New\\* \\[mouse\\](http://x)'],
  ])('%s', (text, expected) => expect(filled(text)).toBe(expected))

  test('says what had nothing to fill in, once', () => {
    expect(fillIn('{{agent.name}} {{agent.name}} {{desk.name|us}}', none).empty).toEqual(['agent.name'])
  })

  test.each([
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. first', '\\1. first'],
    ['two\nlines', 'two lines'],
    ['<img>', '\\<img\\>'],
    ['{{agent.name}}', '{{agent.name}}'],
    ['snake_case stays', 'snake_case stays'],
  ])('what others wrote stays words: %s', (value, expected) => {
    expect(filled('{{ticket.title}}', { ...none, 'ticket.title': value })).toBe(expected)
  })
})

describe('mistakes are told with their place', () => {
  test.each([
    ['Hello {{requester.nam}}', 1, 7, '{{requester.nam}} is no variable'],
    ['One\nTwo 👍 {{x}}', 2, 7, '{{x}} is no variable'],
    ['{{ticket.number', 1, 1, '{{ is not closed'],
    ['a\n{{ticket\n.number}}', 2, 1, '{{ is not closed'],
    ['{{constructor}}', 1, 1, '{{constructor}} is no variable'],
    ['{{}}', 1, 1, '{{}} is no variable'],
    ['{{ticket.number.toString()}}', 1, 1, '{{ticket.number.toString()}} is no variable'],
  ])('%s', (text, line, column, words) => {
    const [flaw] = parseReply(text).flaws
    expect(flaw).toEqual({ line, column, message: expect.stringContaining(words) })
  })
})

test.each([
  ['Ada Lovely', 'Ada'],
  ['Møller, Anna', 'Anna'],
  ['  ', ''],
  ['Cher', 'Cher'],
])('first name of %s', (name, expected) => expect(firstName(name)).toBe(expected))

test('text without braces stays as it is, and no value brings a variable or markup along', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      if (!text.includes('{{')) expect(filled(text)).toBe(text)
      const shown = filled('{{ticket.title}}', { ...none, 'ticket.title': text })
      expect(shown).not.toMatch(/(^|[^\\])(\\\\)*[*[\]<>`]/)
      expect(shown).not.toContain('\n')
    }),
  )
})

test.each(Object.keys(variables) as Variable[])('%s is known, with words in its place', (name) => {
  expect(parseReply(`{{${name}|x}}`)).toEqual({ parts: [{ variable: name, fallback: 'x' }], flaws: [] })
})
