import { expect, test } from 'vitest'
import { html } from '../render/html.ts'
import { plain } from '../render/plain.ts'
import { parse } from '../render/tree.ts'
import { checkTemplate, fill, fillLine, type Values, variables } from './variables.ts'

const values = Object.fromEntries(variables.map(({ name }) => [name, `<${name}>`])) as Values
const baseUrl = 'https://desk.example'
const filled = (body: string, more: Partial<Values> = {}, blocks = {}) => fill(body, { ...values, ...more }, blocks)

test.each<[string, { subject?: string; body?: string }, string]>([
  [
    'a variable that does not exist, with its line',
    { body: 'Hi\n\n{{ticket.nmber}}' },
    'names {{ticket.nmber}} (line 3)',
  ],
  ['code in braces', { body: '{{ ticket.number + 1 }}' }, 'belong to no variable'],
  ['a name that JavaScript knows', { body: '{{constructor.name}}' }, 'does not exist'],
  ['an open brace', { body: 'a {{ticket.number' }, 'braces (line 1)'],
  ['a paragraph in a subject', { subject: '{{message}}' }, 'does not fit on one line'],
  ['an address in a subject', { subject: '{{ticket.link}}' }, 'does not fit on one line'],
  ['a block within a line', { body: 'It says {{message}} here' }, 'within a line (line 1)'],
  ['a variable in code', { body: '`{{ticket.number}}`' }, 'in code'],
])('%s is refused', (_what, template, words) => {
  expect(() => checkTemplate(template)).toThrow(words)
})

test('every variable may stand where its kind fits', () => {
  for (const { name, shape } of variables)
    expect(() =>
      checkTemplate({ body: shape === 'link' ? `[here]({{${name}}})` : `a\n\n{{${name}}}\n\nb` }),
    ).not.toThrow()
})

test('what people wrote is put in once, as text: no markup, no other variable, no header', () => {
  const title = '**bold** <img src=x onerror=alert(1)> [x](javascript:alert(1)) {{recipient.name}} $& $1'
  const tree = filled('About *{{ticket.title}}*.', { 'ticket.title': title })
  expect(plain(tree)).toBe(`About ${title}.`)
  const page = html(tree, { baseUrl })
  expect(page).toContain('**bold** &#x3C;img')
  expect(page).not.toMatch(/<img|<a |<strong/)
  expect(fillLine('Re: {{ticket.title}}', { ...values, 'ticket.title': title })).toBe(`Re: ${title}`)
})

test('a message is read as Markdown in its place, and not for variables', () => {
  const tree = filled('{{greeting}}\n\n{{message}}', {}, { message: parse('It is **open**: {{ticket.number}}') })
  expect(plain(tree)).toBe('<greeting>\n\nIt is open: {{ticket.number}}')
})

test('a paragraph with a link that this recipient has not is left out', () => {
  const body = 'Fixed.\n\n[Yes]({{confirm.link}}) [No]({{reopen.link}})\n\nBye'
  expect(plain(filled(body, { 'confirm.link': null, 'reopen.link': null }))).toBe('Fixed.\n\nBye')
  expect(
    plain(filled(body, { 'confirm.link': 'https://a.example/1', 'reopen.link': 'https://a.example/2' })),
  ).toContain('Yes: https://a.example/1')
})

test('a template full of braces is checked at once', () => {
  const began = process.cpuUsage()
  expect(() => checkTemplate({ body: '{{'.repeat(10_000) })).toThrow()
  expect(() => checkTemplate({ body: '{{ticket.number}} '.repeat(1000) })).not.toThrow()
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(5)
})
