// What mail programs are known to need: styles on the elements, tables where Word lays out, no flex and no grid.
import { expect, test } from 'vitest'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { parse } from './tree.ts'

const baseUrl = 'https://desk.example'
const shown = (markdown: string, buttons: string[] = []) => html(parse(markdown), { baseUrl, buttons })

test('links alone in a paragraph are buttons made of tables, the first of them filled; links within words stay links', () => {
  const page = shown('[Yes](/m/1) [No](/m/2)\n\nSee [the ticket](/m/1) too', ['/m/1', '/m/2'])
  expect(page.match(/<table role="presentation"/g)).toHaveLength(2)
  expect(page).toMatch(/<td class="button" bgcolor="#0b5cad"[^>]*><a href="https:\/\/desk.example\/m\/1"/)
  expect(page).toMatch(/<td class="second" bgcolor="#ffffff"/)
  expect(page).toMatch(
    /<p [^>]*>See <a href="https:\/\/desk.example\/m\/1" style="color:#0b5cad[^>]*>the ticket<\/a> too<\/p>/,
  )
  expect(page).not.toMatch(/<p[^>]*>\s*<table/)
})

test('a line that somebody ended is a line, and code stays as it is', () => {
  expect(shown('Hello Alex,\nthe gate is open.')).toContain('Hello Alex,<br>')
  expect(shown('```\na\nb\n```')).toContain('a\nb')
})

test('each paragraph begins on the side of its script; lines that are drawn change with the dark', () => {
  const page = shown('مرحبا\n\n- ten\n\n> said\n\n| a |\n| - |\n| b |\n\n---')
  expect(page).toMatch(/<p style="[^"]*" dir="auto">مرحبا/)
  for (const tag of ['blockquote', 'td', 'hr']) expect(page).toMatch(new RegExp(`<${tag} [^>]*class="rule"`))
})

test('what is written from right to left begins at the right, also where the frame asks Outlook for the left', () => {
  expect(html(parse('- واحد'), { baseUrl: '' })).toContain('padding-inline:24px 0" dir="auto"')
  const frame = { language: 'en', subject: '', preheader: '', above: '', signature: '', earlier: null, foot: '' }
  expect(layout({ ...frame, body: '' })).toContain('text-align:left;text-align:start')
})

test('the frame is of tables, 600 wide at most, for Outlook once more, and knows the dark', () => {
  const page = layout({
    language: 'en',
    subject: 'A & B <c>',
    preheader: 'It is open',
    above: '',
    body: shown('Text'),
    signature: '',
    earlier: null,
    foot: 'Desk',
  })
  expect(page).toContain('<title>A &amp; B &lt;c&gt;</title>')
  expect(page).toContain('max-width:600px')
  expect(page).toMatch(/<!--\[if mso\]><table role="presentation" width="600"/)
  expect(page).toContain('<meta name="color-scheme" content="light dark">')
  expect(page).toContain('prefers-color-scheme: dark')
  expect(page.indexOf('It is open')).toBeLessThan(page.indexOf('Text'))
  expect(page).not.toMatch(/display:\s*(flex|grid)|position:\s*absolute|<script|<link/)
  // Gmail cuts what is longer than 102 kB.
  expect(page.length).toBeLessThan(8000)
})
