import { describe, expect, test } from 'vitest'
import { framed, remoteImagesIn } from './frame.ts'
import { safeHtml } from './safe-html.ts'
import { safeStyle } from './safe-style.ts'

const safe = (html: string, images = false) => safeHtml(html, { images, picture: () => null }).html

describe('what could run or reach out is left away', () => {
  test.each([
    ['<script>alert(1)</script>a', 'a'],
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a target="_blank"'],
    ['<a href=" java\tscript:alert(1)">a</a>', '<a target="_blank"'],
    ['<iframe src="https://a.example"></iframe><svg><style><img src=x onerror=1></style></svg>', ''],
    ['<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>', ''],
    ['<form action="https://a.example"><input name=p><button>b</button></form>', 'b'],
    ['<meta http-equiv=refresh content="0;url=https://a.example"><base href="https://a.example">a', 'a'],
    ['<img src="data:image/svg+xml;base64,AAAA">', '<img>'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', '<p title='],
    ['<div style="x:\\75rl(//a.example)">a</div>', '<div style="">a</div>'],
  ])('%s', (html, expected) => {
    const told = safe(html)
    expect(told).toContain(expected)
    expect(told).not.toMatch(/<(script|iframe|svg|math|form|input|meta|base|noscript)|<\w[^>"]*\son\w+=|javascript:/i)
  })
})

test('pictures of others wait for somebody’s wish and are counted; those of the mail itself are there', () => {
  const html = `<img src="https://a.example/1.png"><table background="//a.example/2.png"></table><p style="background:url('http://a.example/3.png')">
    <style>@import "https://a.example/x.css"; p { background: URL(https://a.example/4.png) }</style><img src="cid:logo%40x">`
  expect(remoteImagesIn(html)).toBe(4)
  const file = { name: 'logo', type: 'image/png', size: 3, sha256: 'aa', cid: 'logo@x', inline: true }
  const held = new Map([['aa', Buffer.from('abc')]])
  const closed = framed(html, { images: false, files: [file], held })
  expect(closed).not.toContain('a.example')
  expect(closed).toContain('src="data:image/png;base64,YWJj"')
  expect(
    framed(html, { images: true, files: [file], held })
      .match(/a\.example\/\d/g)
      ?.sort(),
  ).toEqual(expect.arrayContaining(['a.example/1', 'a.example/3', 'a.example/4']))
})

test('links open beside the desk and tell nobody where they came from', () => {
  expect(safe('<a href="https://a.example/?q=1&amp;r=2">a</a>')).toBe(
    '<a href="https://a.example/?q=1&amp;r=2" target="_blank" rel="noopener noreferrer nofollow">a</a>',
  )
})

test('hostile lengths cost no more than their length', () => {
  const begun = performance.now()
  safeStyle('url('.repeat(500_000), false)
  safeStyle('@import '.repeat(250_000), true)
  safe('<div><b>'.repeat(200_000))
  safe(`<p style="${'url(//a) '.repeat(200_000)}">`)
  expect(performance.now() - begun).toBeLessThan(10_000)
})
