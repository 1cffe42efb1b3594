// winmail.dat, built here byte by byte: what Outlook hides in it.
import { describe, expect, test } from 'vitest'
import { reading } from '../mail-for-tests.ts'

const mail = (...lines: string[]) => ['From: joe@x.example', 'Subject: s', ...lines]

describe('winmail.dat', () => {
  const attribute = (level: number, name: number, data: Buffer) => {
    const head = Buffer.alloc(9)
    head.writeUInt8(level)
    head.writeUInt32LE(name, 1)
    head.writeUInt32LE(data.length, 5)
    return Buffer.concat([head, data, Buffer.alloc(2)])
  }
  const property = (type: number, id: number, value: Buffer) => {
    const head = Buffer.alloc(12)
    head.writeUInt16LE(type)
    head.writeUInt16LE(id, 2)
    head.writeUInt32LE(1, 4)
    head.writeUInt32LE(value.length, 8)
    return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
  }
  const properties = (...list: Buffer[]) => Buffer.concat([Buffer.from([list.length, 0, 0, 0]), ...list])
  const rtf = (text: string) => {
    const head = Buffer.alloc(16)
    head.writeUInt32LE(text.length, 4)
    head.writeUInt32LE(0x414c454d, 8)
    return Buffer.concat([head, Buffer.from(text, 'latin1')])
  }
  const winmail = (...attributes: Buffer[]) => {
    const body = Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]), ...attributes]).toString('base64')
    return reading(
      mail(
        'Content-Type: application/ms-tnef; name=winmail.dat',
        'Content-Transfer-Encoding: base64',
        '',
        ...(body.match(/.{1,76}/g) ?? []),
      ),
    )
  }

  test('files with names in Unicode', async () => {
    const name = property(0x1f, 0x3707, Buffer.from('Büro 报告.txt\0', 'utf16le'))
    const found = await winmail(
      attribute(2, 0x69002, Buffer.alloc(14)),
      attribute(2, 0x18010, Buffer.from('BRO~1.TXT\0')),
      attribute(2, 0x6800f, Buffer.from('hello')),
      attribute(2, 0x69005, properties(name)),
    )
    expect([found.files.map((file) => file.name), found.bytes('Büro 报告.txt').toString()]).toEqual([
      ['Büro 报告.txt'],
      'hello',
    ])
  })

  test('the text from RTF, and the HTML that is hidden in it', async () => {
    const text = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}gr\'fcn\par \u8364?5{\*\secret no}}`
    expect((await winmail(attribute(1, 0x69003, properties(property(0x102, 0x1009, rtf(text)))))).text).toBe('grün\n€5')
    const html = String.raw`{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 hello{\*\htmltag84 <b>}\htmlrtf \b\htmlrtf0 you{\*\htmltag92 </b>}{\*\htmltag72 </p>}}`
    expect((await winmail(attribute(1, 0x69003, properties(property(0x102, 0x1009, rtf(html)))))).html).toBe(
      '<p>hello<b>you</b></p>',
    )
  })

  test('what is none is kept as it came', async () => {
    const found = await reading(mail('Content-Type: application/ms-tnef', '', 'nonsense'))
    expect([found.files[0]?.name, found.defects]).toEqual([
      'winmail.dat',
      ['Its winmail.dat cannot be read; it is kept as a file.'],
    ])
  })
})
