// Charsets, encoded words, names of files and encodings as broken, old and foreign senders write them: read as a person would.
import { describe, expect, test } from 'vitest'
import { reading } from './mail-for-tests.ts'

const said = (header: string, body: Buffer | string) =>
  reading(Buffer.concat([Buffer.from(`From: joe@x.example\r\n${header}\r\n\r\n`), Buffer.from(body)]))
const subjectOf = async (subject: string | Buffer) =>
  (
    await reading(
      Buffer.concat([Buffer.from('From: joe@x.example\r\nSubject: '), Buffer.from(subject), Buffer.from('\r\n\r\nx')]),
    )
  ).subject
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('charsets', () => {
  test.each([
    ['euc-kr', 'euc-kr', hex('c7c1b8b0c5cd'), '프린터'],
    ['ks_c_5601-1987', 'ks_c_5601-1987', hex('c7c1b8b0c5cd'), '프린터'],
    ['big5', 'big5', hex('a6 4c aa ed be f7'), '印表機'],
    ['shift_jis', 'Shift_JIS', hex('8376838a8393835e'), 'プリンタ'],
    ['euc-jp', 'EUC-JP', hex('a5d7a5eaa5f3a5bf'), 'プリンタ'],
    [
      'iso-2022-kr',
      'iso-2022-kr',
      Buffer.concat([Buffer.from('\x1b$)C\r\n\x0e'), hex('4741 3830 454d'), Buffer.from('\x0f')]),
      '프린터',
    ],
    ['gb18030 of four bytes', 'gb18030', hex('8139ee39'), '㐀'],
    ['hz', 'hz-gb-2312', Buffer.from('~{VPND~}'), '中文'],
    ['hz with tildes and lines that go on', 'hz-gb-2312', Buffer.from('a~~{ ~{VP~\r\nND~}~\n!~'), 'a~{ 中文!~'],
    ['iso-2022-kr that is cut in a mark', 'iso-2022-kr', Buffer.from('\x1b$)C\r\nok\x0eGA\x0f\x1b$)'), 'ok프\x1b$)'],
    ['windows-1250', 'windows-1250', hex('7469736b e172 6e61'), 'tiskárna'],
    ['windows-1251', 'windows-1251', hex('cff0e8ededf2e5f0'), 'Приннтер'],
    ['windows-1253', 'windows-1253', hex('c5eaf4f5f0f9f4de f2'), 'Εκτυπωτής'],
    ['windows-1254', 'windows-1254', hex('7961 7afd 63fd'), 'yazıcı'],
    ['windows-1255', 'windows-1255', hex('eee3f4f1fa'), 'מדפסת'],
    ['windows-1256', 'windows-1256', hex('d8c7c8dac9'), 'طابعة'],
    ['windows-1257', 'windows-1257', hex('72e573 74f6'), null],
    ['windows-1258', 'windows-1258', hex('6de179'), 'máy'],
    ['windows-874', 'windows-874', hex('e0a4c3d7e8cd a7'), 'เครื่อง'],
    ['tis-620', 'tis-620', hex('e0a4c3d7e8cda7'), 'เครื่อง'],
    ['iso-8859-2', 'iso-8859-2', hex('64 72 75 6b 61 72 6b b1'), 'drukarką'],
    ['iso-8859-8-i', 'iso-8859-8-i', hex('eee3f4f1fa'), 'מדפסת'],
    ['koi8-u', 'koi8-u', hex('d0d2c9ced4c5d2 20 a6 a4'), 'принтер іє'],
    ['macintosh', 'macintosh', hex('67729f6e'), 'grün'],
    ['x-mac-cyrillic', 'x-mac-cyrillic', hex('8f f0 e8'), 'При'],
    [
      'utf-16 with the mark of big ends',
      'utf-16',
      Buffer.concat([hex('feff'), Buffer.from('grün', 'utf16le').swap16()]),
      'grün',
    ],
    [
      'utf-16 with the mark of little ends',
      'utf-16',
      Buffer.concat([hex('fffe'), Buffer.from('grün', 'utf16le')]),
      'grün',
    ],
    ['utf-16be', 'utf-16be', Buffer.from('grün', 'utf16le').swap16(), 'grün'],
    ['utf-32', 'utf-32', hex('fffe0000 67000000 fc000000'), 'gü'],
    ['utf-7 with several runs', 'utf-7', Buffer.from('1 +- 1, gr+APw-n, +ZeVnLIqe-'), '1 + 1, grün, 日本語'],
    ['utf-7 beyond the first plane, not closed', 'utf-7', Buffer.from('+2D3eAA !+AOQ'), '😀 !ä'],
    ['utf-8 with a mark', 'utf-8', Buffer.from('\ufeffgrün'), 'grün'],
    ['cp437', 'cp437', hex('67 72 81 6e'), 'grün'],
    ['ibm852', 'ibm852', hex('7469736b a0 726e61'), 'tiskárna'],
    ['a label with a language', "utf-8'en", Buffer.from('grün'), 'grün'],
    ['a label with junk behind it', 'utf-8, format=flowed', Buffer.from('grün'), 'grün'],
    ['a label of spaces', '"  "', Buffer.from('grün'), 'grün'],
    ['cp-1252', 'cp-1252', hex('67 72 fc 6e'), 'grün'],
    ['utf8mb4', 'utf8mb4', Buffer.from('grün'), 'grün'],
    ['koi8-r labelled as windows-1251 stays what it says', 'windows-1251', hex('cff0e8'), 'При'],
  ])('%s', async (_, label, body, text) => {
    const mail = await said(`Content-Type: text/plain; charset=${label}`, body)
    if (text !== null) expect(mail.text).toBe(text)
    expect(mail.text.isWellFormed()).toBe(true)
  })

  test('two of them in one mail', async () => {
    const mail = await said(
      'Content-Type: multipart/mixed; boundary=b',
      Buffer.concat([
        Buffer.from('--b\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n'),
        hex('cff0e8'),
        Buffer.from('\r\n--b\r\nContent-Type: text/plain; charset=shift_jis\r\n\r\n'),
        hex('8376838a'),
        Buffer.from('\r\n--b--'),
      ]),
    )
    expect(mail.text).toBe('При\n\nプリ')
  })
})

describe('encoded words', () => {
  test.each([
    ['a sign split over three', '=?utf-8?B?4oI=?= =?utf-8?B?rCA=?= =?UTF-8?B?MQ==?=', '€ 1'],
    ['a sign split within Q', '=?utf-8?Q?caf=C3?=\r\n =?utf-8?Q?=A9?=', 'café'],
    ['blanks in B', '=?utf-8?B?Z3LDvG4 =?=', 'grün'],
    ['blanks in Q', '=?utf-8?Q?gr=C3=BCn und gut?=', 'grün und gut'],
    ['without padding', '=?utf-8?B?Z3LDvG4?=', 'grün'],
    ['raw UTF-8 beside it', 'grün =?utf-8?Q?=26?= blau', 'grün & blau'],
    ['raw UTF-8 within', '=?utf-8?Q?grün?=', 'grün'],
    ['next to other text', 'Re:=?utf-8?Q?gr=C3=BCn?=!', 'Re:grün!'],
    ['glued together', '=?utf-8?Q?gr=C3=BC?==?utf-8?Q?n?=', 'grün'],
    ['of two charsets', '=?windows-1251?B?z/Do?= =?iso-8859-1?Q?gr=FCn?=', 'Приgrün'],
    ['an unknown charset', '=?x-desk?Q?gr=C3=BCn?=', 'grün'],
    ['a wrong charset', '=?us-ascii?Q?gr=C3=BCn?=', 'grün'],
    ['nothing within', 'a =?utf-8?Q??= b', 'a  b'],
    ['of no known kind', '=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
    ['cut', '=?utf-8?Q?gr=C3=BCn', '=?utf-8?Q?gr=C3=BCn'],
    ['encoded twice stays so once', '=?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=3F=3D?=', '=?utf-8?Q?a?='],
    ['with tabs to fold', '=?utf-8?Q?gr=C3=BCn?=\r\n\t=?utf-8?Q?_blau?=', 'grün blau'],
    ['emoji', '=?UTF-8?Q?=F0=9F=96=A8=EF=B8=8F_dead?=', '🖨️ dead'],
  ])('%s', async (_, written, subject) => {
    expect((await subjectOf(written)).replace(/\s+/g, ' ')).toBe(subject.replace(/\s+/g, ' '))
  })

  test('a thousand of them, and one of a hundred kilobytes', async () => {
    expect(await subjectOf('=?utf-8?Q?a?=\r\n '.repeat(900))).toHaveLength(900)
    expect((await subjectOf(`=?utf-8?B?${'YWFh'.repeat(30_000)}?=`)).length).toBeGreaterThan(0)
  })
})

describe('names of files', () => {
  test.each([
    ['filename*0="a very "; filename*1="long "; filename*2="name.txt"', 'a very long name.txt'],
    ['filename*1="b.txt"; filename*0="a"', 'ab.txt'],
    ["filename*0*=utf-8''%E2%82; filename*1*=%AC; filename*2=.txt", '€.txt'],
    ["filename*=iso-8859-1'en'%A3.txt; filename=plain.txt", '£.txt'],
    ["filename*=utf-8''a%zz.txt", 'a%zz.txt'],
    ["filename*=x-nobody''gr%C3%BCn.txt", 'grün.txt'],
    ['filename*=gr%C3%BCn.txt', 'grün.txt'],
    ['filename*01="b.txt"; filename*00="a"', 'ab.txt'],
    ['filename="=?utf-8?B?Z3LDvG4=?= =?utf-8?B?LnR4dA==?="', 'grün.txt'],
    ['filename="a\\"b.txt"', 'ab.txt'],
    ['filename="unended.txt', 'unended.txt'],
    ["filename='single.txt'", 'single.txt'],
    ['filename="con"', null],
    [`filename="${'x'.repeat(5000)}.txt"`, null],
  ])('%s', async (parameters, name) => {
    const mail = await said(
      'Content-Type: multipart/mixed; boundary=b',
      `--b\r\nContent-Type: application/x-a\r\nContent-Disposition: attachment; ${parameters}\r\n\r\nx\r\n--b--`,
    )
    const found = mail.files[0]?.name ?? ''
    if (name !== null) expect(found.replaceAll(/[\\"'_]/g, '')).toBe(name.replaceAll(/[\\"'_]/g, ''))
    expect(found.length).toBeGreaterThan(0)
    expect(Buffer.byteLength(found)).toBeLessThanOrEqual(255)
  })
})

describe('transfer encodings', () => {
  const encoded = async (encoding: string, body: string) =>
    (await said(`Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}`, body)).text
  test.each([
    ['small letters', 'quoted-printable', 'gr=c3=bcn', 'grün'],
    ['a soft break with blanks behind it', 'quoted-printable', 'gr=C3= \r\n=BCn', 'grün'],
    ['a soft break of LF alone', 'quoted-printable', 'gr=C3=\n=BCn', 'grün'],
    ['a soft break at the very end', 'quoted-printable', 'green=', 'green'],
    ['an equals sign at the end of a word', 'quoted-printable', 'a= b=3D c=3', 'a= b= c=3'],
    ['two soft breaks', 'quoted-printable', 'a=\r\n=\r\nb', 'ab'],
    ['garbage in base64', 'base64', '!!Z3LD#vG4=\r\n', 'grün'],
    ['a footer that a list put below base64', 'base64', 'Z3LDvG4gYmxhdQ==\r\n\r\n-- \r\n', 'grün blau'],
    ['base64 in lines of one sign', 'base64', [...'Z3LDvG4='].join('\r\n'), 'grün'],
    ['two encodings', '7bit\r\nContent-Transfer-Encoding: base64', 'green', 'green'],
    ['in brackets', '"base64"', 'Z3LDvG4=', 'grün'],
    ['x-uuencode', 'x-uuencode', 'begin 644 a\n$9W+#O;P`\n`\nend', null],
  ])('%s', async (_, encoding, body, text) => {
    const got = await encoded(encoding, body)
    if (text !== null) expect(got.trim()).toBe(text)
  })

  test('yEnc is left as it is', async () => {
    const body = '=ybegin line=128 size=3 name=a.bin\r\n*+,\r\n=yend size=3'
    expect((await said('Content-Type: text/plain', body)).text.replaceAll('\r', '')).toBe(body.replaceAll('\r', ''))
  })

  test('two files in the text, one of them cut', async () => {
    const mail = await said('X: y', 'see\nbegin 644 a.txt\n%:&5L;&\\\n`\nend\nand\nbegin 644 b.txt\n%:&5L;&\\\n')
    expect(mail.bytes('a.txt').toString()).toBe('hello')
    expect(mail.text.startsWith('see')).toBe(true)
    expect(`${mail.text}${mail.files.map(({ name }) => mail.bytes(name).toString()).join('')}`).toMatch(
      /:&5L;&|hellohello/,
    )
  })

  test('flowed with spaces deleted, stuffed lines, and levels of quotes', async () => {
    const mail = await said(
      'Content-Type: text/plain; format=flowed; delsp=yes',
      ['> a \r', '> b\r', '>> c \r', '> d\r', ' From x\r', ' > y\r', 'こん \r', 'にちは'].join('\n'),
    )
    expect(mail.text).toBe('> ab\n>> c\n> d\nFrom x\n> y\nこんにちは')
  })
})
