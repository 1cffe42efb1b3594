// The width of a picture from its first bytes, and what mails say of it.
import { expect, test } from 'vitest'
import { html } from './html.ts'
import { widthOf } from './pixels.ts'
import { parse } from './tree.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const text = (words: string) => Buffer.from(words, 'latin1')
const png = (width: number) => {
  const bytes = Buffer.concat([hex('89'), text('PNG\r\n\x1a\n'), hex('0000000d'), text('IHDR'), Buffer.alloc(13)])
  bytes.writeUInt32BE(width, 16)
  return bytes
}
const frame = hex('ffc2 0011 08 0190 0280 03 011100 021101 031101')
const exif = Buffer.concat([hex('ffe1 ffff'), Buffer.alloc(0xfffd)])

test.each<[string, Buffer, number | undefined]>([
  ['PNG', png(1920), 1920],
  ['GIF', Buffer.concat([text('GIF89a'), hex('4001 f000 00')]), 320],
  ['JPEG', Buffer.concat([hex('ffd8 ffe0 0004 0000 ffc4 0003 00'), frame]), 640],
  ['JPEG behind its preview', Buffer.concat([hex('ffd8'), exif, exif, frame]), 640],
  ['WebP, extended', Buffer.concat([text('RIFF----WEBPVP8X'), Buffer.alloc(8), hex('7f0200 df0100')]), 640],
  ['WebP, lossless', Buffer.concat([text('RIFF----WEBPVP8L----/'), hex('7fc27700'), Buffer.alloc(9)]), 640],
  ['WebP', Buffer.concat([text('RIFF----WEBPVP8 '), Buffer.alloc(10), hex('8002 e001')]), 640],
  ['nothing', Buffer.alloc(0), undefined],
  ['a picture of no width', png(0), undefined],
  ['a JPEG that ends before its size', hex('ffd8 ffe0 0010'), undefined],
  ['a JPEG whose segments are of no length', Buffer.concat([hex('ffd8'), Buffer.alloc(300_000, 0xff)]), undefined],
  ['something else', text('<svg width="9000">'), undefined],
])('%s', (_what, bytes, width) => {
  expect(widthOf(bytes)).toBe(width)
})

test('a picture says its width, at most that of the text; one that is not known is capped', () => {
  const id = '0190a0a0-0000-7000-8000-000000000001'
  const shown = (width?: number) =>
    html(parse(`![Gate](/api/v1/tickets/x/attachments/${id})`), {
      baseUrl: 'https://desk.example',
      pictures: new Map([[id, 'a@b']]),
      widths: new Map(width ? [[id, width]] : []),
    })
  const style = 'style="width:auto;max-width:100%;height:auto;border:0"'
  expect(shown(120)).toContain(`<img src="cid:a@b" alt="Gate" width="120" ${style}>`)
  expect(shown(4000)).toContain(`width="534" ${style}`)
  expect(shown()).toContain(`width="534" ${style}`)
})
