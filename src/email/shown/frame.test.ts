import { expect, test } from 'vitest'
import { remoteImagesIn } from '../aside/index.ts'
import { framed } from './frame.ts'

const file = { name: 'logo', type: 'image/png', size: 3, sha256: 'aa', cid: 'logo@x', inline: true }
const held = new Map([['aa', Buffer.from('abc')]])

test('pictures of others wait for somebody’s wish and are counted; those of the mail itself are there', async () => {
  const html = '<img src="https://a.example/1.png"><img src="http://a.example/2.png"><img src="cid:logo%40x">'
  expect(await remoteImagesIn(html)).toBe(2)
  const closed = await framed(html, { images: false, files: [file], held })
  expect(closed).not.toContain('a.example')
  expect(closed).toContain('src="data:image/png;base64,YWJj"')
  const open = await framed(html, { images: true, files: [file], held })
  expect(open).toContain('https://a.example/1.png')
})

test('the page carries its own policy, and nothing of the mail can run in it', async () => {
  const page = await framed('<script>x()</script><p onclick="x()">a</p>', { images: false, files: [], held })
  expect(page).toContain("default-src 'none'; img-src data:;")
  expect(page).not.toMatch(/<script|onclick/)
})
