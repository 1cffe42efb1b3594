import { expect, test } from 'vitest'
import { html } from './html.ts'
import { plain } from './plain.ts'
import { parse } from './tree.ts'

const base = { baseUrl: 'https://desk.example' }
const both = (markdown: string) => ({ text: plain(parse(markdown)), html: html(parse(markdown), base) })

test.each([
  ['a key', 'Press <Enter> twice.', 'Press <Enter> twice.'],
  ['a placeholder that begins a line', '<server> is the name of it.', '<server> is the name of it.'],
  ['a type', 'It is a Vec<T>, and a < b > c.', 'It is a Vec<T>, and a < b > c.'],
  ['a block of HTML', '<div onclick="x()">\nkept\n</div>', '<div onclick="x()">\nkept\n</div>'],
  ['a script', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['within a list', '- <hostname>\n- <b>bold</b>', '- <hostname>\n- <b>bold</b>'],
])('words in angle brackets are words, in both parts: %s', (_what, markdown, text) => {
  const shown = both(markdown)
  expect(shown.text).toBe(text)
  expect(shown.html).not.toMatch(/<(?:Enter|server|T|div onclick|script|hostname|b)\b/i)
  const words = shown.html.replace(/<[^>]+>/g, ' ').replaceAll(/&#x3C;|&lt;/g, '<')
  for (const word of text.match(/[a-z]{3,}/gi) ?? []) expect(words).toContain(word)
})

test('links by reference say where they lead, in the plain text too', () => {
  const { text, html } = both('See [the page][1].\n\n[1]: https://wiki.example/page')
  expect(text).toBe('See the page: https://wiki.example/page.')
  expect(html).toContain('href="https://wiki.example/page"')
})

test('a footnote stands where it is named, and no anchor leads into nothing', () => {
  const { text, html } = both('It is worn out[^1].\n\n[^1]: Since March.')
  expect(text).toBe('It is worn out[1].\n\n[1]\n\nSince March.')
  expect(html).not.toMatch(/href="#|<section/)
})

test('the mark of a person is their name; what leads nowhere is its words', () => {
  const { text, html } = both('Ask @[Ada](person:0190a0a0) or [run](javascript:alert(1)).')
  expect(text).toBe('Ask @Ada or run.')
  expect(html).not.toMatch(/<a\b|person:|javascript/)
})

test('what is to be chosen from stands on lines of its own in the plain text', () => {
  expect(both('[Yes](https://desk.example/y) [No](https://desk.example/n)').text).toBe(
    'Yes: https://desk.example/y\nNo: https://desk.example/n',
  )
})
