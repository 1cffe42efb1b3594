// HTML that asks for more time or memory than a mail is worth. What bounds it is seen in what comes out: so many elements, so deep, so long.
import { expect, test } from 'vitest'
import { htmlToMarkdown, safeHtml } from './index.ts'

const safe = (html: string) => safeHtml(html, { cid: () => null, remoteImages: false }).html
const sign = 'too long to be shown'
const elements = (html: string) => html.split('<').length

/** The deepest that elements lie inside of each other in what was written: it is well formed. */
function depthOf(html: string): number {
  let [depth, deepest] = [0, 0]
  for (const [tag] of html.matchAll(/<\/?[a-z]+/g)) {
    depth += tag.startsWith('</') ? -1 : /^<(?:img|br|hr|col|wbr)$/.test(tag) ? 0 : 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

test.each([
  ['ten megabytes of nesting', '<div>'.repeat(2_000_000)],
  ['formatting that each paragraph opens again', '<b><p>'.repeat(100_000)],
  [
    'five open formats in each paragraph',
    `${'<a href=x><b><i><u><font color=red>'.repeat(10)}${'<p>x'.repeat(200_000)}`,
  ],
  ['paragraphs', '<p>text</p>'.repeat(500_000)],
  ['tables in tables', '<table><tr><td>'.repeat(200_000)],
  ['rows', `<table>${`<tr>${'<td>x'.repeat(10)}`.repeat(50_000)}`],
  ['lists in lists', '<ul><li>'.repeat(200_000)],
  ['quotes in quotes', '<blockquote>'.repeat(300_000)],
  ['links', '<a href=https://x.example/a>https://y.example/</a>'.repeat(100_000)],
  ['headings', '<h1>x'.repeat(200_000)],
  ['line breaks', 'x<br>'.repeat(400_000)],
  ['pictures', '<img src="https://x.example/a.png" width=100>'.repeat(100_000)],
  ['a million attributes', `<p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=1`).join(' ')}>x</p>`],
  ['ten megabytes of text', 'word '.repeat(2_000_000)],
  ['a style sheet that goes on', `<style>${'p{color:red}'.repeat(300_000)}`],
  ['comments that stay open', '<!--'.repeat(1_000_000)],
  ['values that stay open', '<div a="'.repeat(500_000)],
])(
  '%s: cut, with a sign',
  (_, html) => {
    const shown = safe(html)
    expect(shown).toContain(sign)
    expect(shown.split(sign)).toHaveLength(2)
    expect(elements(shown)).toBeLessThan(90_000)
    expect(depthOf(shown)).toBeLessThan(300)
    expect(shown.length).toBeLessThan(2 ** 24)
    // Elements, and not their source as text.
    expect(shown).not.toContain('&#x3C;p>')
    expect(htmlToMarkdown(html).length).toBeLessThan(2 ** 24)
  },
  60_000,
)

test('signs that are longer when they are written are read again whole', () => {
  for (const [text, written] of [
    ['&amp;', '&#x26;'],
    ['<', '&#x3C;'],
  ] as const) {
    const shown = safe(text.repeat(300_000))
    expect(shown).toBe(written.repeat(300_000))
  }
  const log = `<p>${'a &lt; b &amp;&amp; c '.repeat(80_000)}</p>`
  expect(safe(log)).not.toContain(sign)
  expect(safe(log)).toBe(safe(safe(log)))
})

test('attributes and styles that never end cost no elements', () => {
  expect(safe(`<p style="${'color:red;'.repeat(100_000)}">x</p>`)).toMatch(/^<p[^>]{0,2000}>x<\/p>$/)
  expect(safe(`<p style="color:${'r'.repeat(1_000_000)}">x</p>`)).toBe('<p>x</p>')
  expect(safe(`<p style="background:${'('.repeat(1_000_000)}">x</p>`)).toBe('<p>x</p>')
  expect(safe(`<p ${'a '.repeat(900_000)}>x</p>`)).toBe('<p>x</p>')
  expect(safe('</p>'.repeat(50_000))).not.toContain('&#x3C;')
})
