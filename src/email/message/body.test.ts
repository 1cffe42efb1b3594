// What a mail says, and what it carries: charsets, encodings, parts inside of parts.
import { describe, expect, test } from 'vitest'
import { reading } from './mail-for-tests.ts'

const bytes = (header: string, body: Buffer) =>
  Buffer.concat([Buffer.from(`From: joe@x.example\r\n${header}\r\n\r\n`), body])

describe('charsets', () => {
  test.each([
    ['windows-1252 labelled as latin1', 'iso-8859-1', Buffer.from([0x93, 0x61, 0x94, 0x20, 0x80]), '“a” €'],
    ['gb18030', 'gb18030', Buffer.from('c4e3bac3', 'hex'), '你好'],
    ['gb2312 that uses more', 'gb2312', Buffer.from('e946', 'hex'), '镕'],
    ['iso-2022-jp', 'iso-2022-jp', Buffer.from('\x1b$B%F%9%H\x1b(B'), 'テスト'],
    ['iso-2022-jp without a label', '', Buffer.from('\x1b$B%F%9%H\x1b(B'), 'テスト'],
    ['koi8-r', 'koi8-r', Buffer.from('f0d2c9d7c5d4', 'hex'), 'Привет'],
    ['utf-7', 'utf-7', Buffer.from('gr+APw-n'), 'grün'],
    ['utf-16', 'utf-16le', Buffer.from('grün', 'utf16le'), 'grün'],
    ['cp850', 'cp850', Buffer.from([0x67, 0x72, 0x81, 0x6e]), 'grün'],
    ['UTF-8 labelled as latin1', 'iso-8859-1', Buffer.from('grün'), 'grün'],
    ['UTF-8 labelled as ASCII', 'us-ascii', Buffer.from('grün'), 'grün'],
    ['UTF-8 without a label', '', Buffer.from('grün'), 'grün'],
    [
      'latin1 labelled as UTF-8',
      'utf-8',
      Buffer.from('Der Drucker im Büro für Gäste läuft überhaupt nicht', 'latin1'),
      'Der Drucker im Büro für Gäste läuft überhaupt nicht',
    ],
    ['an unknown label', 'x-nobody', Buffer.from('grün'), 'grün'],
    ['a label in quotes', '"utf-8"', Buffer.from('grün'), 'grün'],
  ])('%s', async (_, label, body, text) => {
    const mail = await reading(bytes(label === '' ? 'X: y' : `Content-Type: text/plain; charset=${label}`, body))
    if (text !== null) expect(mail.text).toBe(text)
  })

  test('a few invalid bytes cost a few signs', async () => {
    const mail = await reading(
      bytes(
        'Content-Type: text/plain; charset=utf-8',
        Buffer.concat([Buffer.from('grün '), Buffer.from([0xff]), Buffer.from(' straße')]),
      ),
    )
    expect(mail.text).toBe('grün \ufffd straße')
    expect(mail.defects).toEqual(['Some of its bytes are no UTF-8, as which it is marked.'])
  })

  test('NUL bytes and halves of signs vanish', async () => {
    const mail = await reading(
      bytes('Content-Type: text/plain; charset=utf-16le', Buffer.from([0x41, 0, 0, 0, 0, 0xd8, 0x42, 0])),
    )
    expect(mail.text.includes('\0')).toBe(false)
    expect(mail.text.isWellFormed()).toBe(true)
  })

  test('HTML names its charset itself', async () => {
    const html = Buffer.from('<meta charset="windows-1252"><p>gr\u00fcn</p>', 'latin1')
    expect((await reading(bytes('Content-Type: text/html', html))).text).toBe('grün')
  })
})

describe('transfer encodings', () => {
  test.each([
    ['quoted-printable', 'gr=C3=BCn=20=\r\n und=XY = b=', 'grün  und=XY = b'],
    ['Quoted-Printable ', 'a =  \r\nb', 'a b'],
    ['base64', 'Z3LDvG4=', 'grün'],
    ['BASE64; junk', 'Z3LD\r\n vG4', 'grün'],
    ['base64', 'Z3I=w7xu', 'grün'],
    ['8bit', 'grün', 'grün'],
    ['something', 'grün', 'grün'],
  ])('%s: %s', async (encoding, body, text) => {
    const mail = await reading(
      bytes(`Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}`, Buffer.from(body)),
    )
    expect(mail.text).toBe(text)
  })

  test('flowed text is joined, quotes and signatures apart', async () => {
    const flowed = ['> one ', '> two', 'three ', 'four', ' >not quoted', '-- ', 'joe'].join('\r\n')
    const mail = await reading(bytes('Content-Type: text/plain; format=flowed', Buffer.from(flowed)))
    expect(mail.text).toBe('> one two\nthree four\n>not quoted\n-- \njoe')
    const words = await reading(bytes('Content-Type: text/plain; format=flowed; delsp=yes', Buffer.from('あ \r\nい')))
    expect(words.text).toBe('あい')
  })

  test('a file in the text, as uuencode', async () => {
    const mail = await reading(
      bytes(
        'X: y',
        Buffer.from(['see', '', 'begin 644 ../a.txt', '%:&5L;&\\', '`', 'end', 'bye', 'begin 2026 with me'].join('\n')),
      ),
    )
    expect(mail.text).toBe('see\n\nbye\nbegin 2026 with me')
    expect(mail.bytes('a.txt').toString()).toBe('hello')
  })
})

const parts = (type: string, ...inner: string[]) => [
  'From: joe@x.example',
  'MIME-Version: 1.0',
  `Content-Type: multipart/${type}; boundary="b 1"`,
  '',
  'This is a mail in parts.',
  ...inner.flatMap((part) => ['--b 1', ...part.split('\n')]),
  '--b 1--',
  'after',
]
const plain = 'Content-Type: text/plain\n\nhello'
const html = 'Content-Type: text/html\n\n<p>hello</p>'

describe('parts', () => {
  test('alternatives are one text', async () => {
    const mail = await reading(
      parts('alternative', plain, html, 'Content-Type: text/x-amp-html\n\n<html amp>moving</html>'),
    )
    expect([mail.text, mail.html, mail.files]).toEqual(['hello', '<p>hello</p>', []])
  })

  test('a mail of HTML only has a text with its links', async () => {
    const mail = await reading(
      parts('mixed', 'Content-Type: text/html\n\n<div>see <a href="https://x.example/a">this</a></div><div>now</div>'),
    )
    expect(mail.text).toBe('see this <https://x.example/a>\nnow')
  })

  test('texts around a file are both read', async () => {
    const mail = await reading(
      parts(
        'mixed',
        plain,
        'Content-Type: image/png\nContent-ID: <p1@x>\nContent-Transfer-Encoding: base64\n\nAAEC',
        'Content-Type: text/plain\n\nbye',
      ),
    )
    expect(mail.text).toBe('hello\n\nbye')
    expect(mail.files).toMatchObject([{ name: 'picture.png', type: 'image/png', size: 3, cid: 'p1@x', inline: false }])
  })

  test('pictures that the HTML shows are not listed beside it', async () => {
    const mail = await reading(
      parts(
        'related',
        'Content-Type: text/html\n\n<img src="cid:p%311@x">',
        'Content-Type: image/png; name=a.png\nContent-ID: <p11@x>\n\nx',
        'Content-Type: image/png; name=b.png\nContent-ID: <other@x>\n\nx',
      ),
    )
    expect(mail.files.map(({ name, inline }) => [name, inline])).toEqual([
      ['a.png', true],
      ['b.png', false],
    ])
  })

  test.each([
    ['attachment; filename="../../etc/pass\twd"', 'pass wd'],
    ["attachment; filename*=utf-8''%E2%82%AC%20rates.txt", '€ rates.txt'],
    ["attachment; filename*0*=utf-8''gr%C3; filename*1*=%BCn; filename*2=.txt", 'grün.txt'],
    ['attachment; filename="=?utf-8?Q?gr=C3=BCn.txt?="', 'grün.txt'],
    ['attachment; filename==?utf-8?Q?a_b.txt?=', 'a b.txt'],
    ['attachment; filename=grün.txt', 'grün.txt'],
    ['attachment; filename=a b.txt', 'a b.txt'],
    ['attachment; filename="C:\\Users\\joe\\log.txt"', 'log.txt'],
    ['attachment; filename="invoice\u202efdp.exe"', 'invoicefdp.exe'],
    ['attachment; filename=".."', 'file'],
    ['attachment', 'text.txt'],
  ])('the name of a file: %s', async (disposition, name) => {
    const mail = await reading(
      parts('mixed', plain, `Content-Type: text/plain\nContent-Disposition: ${disposition}\n\nx`),
    )
    expect(mail.files.map((file) => file.name)).toEqual([name])
  })

  test('names are told apart, and a log is a file though it is marked as text', async () => {
    const log = 'Content-Type: text/plain; name=server.log\nContent-Disposition: inline; filename=server.log\n\nlines'
    const mail = await reading(parts('mixed', plain, log, log))
    expect([mail.text, mail.files.map(({ name }) => name)]).toEqual(['hello', ['server.log', 'server (2).log']])
  })

  test('binary content comes back to the byte', async () => {
    const content = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7 + (at >> 5)) & 255))
    const head = Buffer.from(
      `Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/x-b; name=x.bin\nContent-Transfer-Encoding: binary\n\n`,
    )
    for (const end of ['\n--b--\n', '\r\n--b--\r\n', '\n--b\n']) {
      expect((await reading(Buffer.concat([head, content, Buffer.from(end)]))).bytes('x.bin').equals(content)).toBe(
        true,
      )
    }
  })

  test('a boundary that is missing, wrong, doubled or cut', async () => {
    expect(
      (await reading(['Content-Type: multipart/mixed', '', '--x', 'Content-Type: text/plain', '', 'found', '--x--']))
        .text,
    ).toBe('found')
    expect((await reading(['Content-Type: multipart/mixed; boundary=y', '', 'only text'])).text).toBe('only text')
    expect((await reading(parts('mixed', plain).slice(0, -2))).text).toBe('hello')
    expect(
      (await reading(['Content-Type: multipart/mixed; boundary=a', '', '--a', '', 'one', '--ab', 'two', '--a--'])).text,
    ).toBe('one\n--ab\ntwo')
  })

  test('what lies too deep or is too much is kept as a file', async () => {
    let deep = 'Content-Type: text/plain\n\ninnermost'
    for (let level = 0; level < 200; level++)
      deep = `Content-Type: multipart/mixed; boundary=l${level}\n\n--l${level}\n${deep}\n--l${level}--`
    const mail = await reading(deep)
    expect(mail.files.map(({ name }) => name)).toEqual(['nested parts.txt'])
    expect(mail.bytes('nested parts.txt').includes('innermost')).toBe(true)
    const many = await reading(
      parts('mixed', ...Array.from({ length: 3000 }, (_, at) => `Content-Type: application/x-n\n\n${at}`)),
    )
    expect(many.files.length).toBe(500)
    expect(many.bytes('the rest of the mail.txt').includes('2999')).toBe(true)
    const long = await reading(parts('mixed', `Content-Type: text/plain\n\n${'long '.repeat(1000)}`), { text: 100 })
    expect([long.text.length, long.files[0]?.size, long.defects.length]).toEqual([99, 5000, 1])
  })

  test('many texts together are not more than one may be: the others are kept as files', async () => {
    const text = (sign: string) =>
      `Content-Type: text/plain; name=${sign}.txt\nContent-Disposition: inline\n\n${sign.repeat(90)}`
    const mail = await reading(parts('mixed', ...['a', 'b', 'c', 'd'].map(text)), { text: 100, texts: 200 })
    expect(mail.text.split('\n\n').map((one) => one.length)).toEqual([90, 90, 20])
    expect(mail.files.map(({ name, size }) => [name, size])).toEqual([
      ['c.txt', 90],
      ['d.txt', 90],
    ])
    expect(mail.defects).toEqual(['Its text is too long to be shown; the whole of it is kept as a file.'])
  })

  test('no header, no body, nothing at all', async () => {
    expect((await reading('just some words\nand more\n\nand the end')).text).toBe(
      'just some words\nand more\n\nand the end',
    )
    expect(await reading('')).toMatchObject({ text: '', html: null, files: [], from: [] })
    expect(await reading('From: a@x.example')).toMatchObject({ text: '', from: [{ address: 'a@x.example' }] })
    expect((await reading(parts('mixed', 'Content-Type: application/pdf; name=a.pdf\n\nx'))).text).toBe('')
  })
})
