// Who wrote, to whom, about what: headers as mailers and forgers write them.
import { describe, expect, test } from 'vitest'
import { reading } from './mail-for-tests.ts'

const one = (header: string | Buffer) => reading(Buffer.concat([Buffer.from(header), Buffer.from('\r\n\r\nhello\r\n')]))

describe('From', () => {
  test.each([
    ['From: joe@lumen.example', '', 'joe@lumen.example'],
    ['From: Joe <JOE@Lumen.Example>', 'Joe', 'joe@lumen.example'],
    ['From: "Reed, Joe" <joe@lumen.example>', 'Reed, Joe', 'joe@lumen.example'],
    ['From: joe@lumen.example (Joe)', 'Joe', 'joe@lumen.example'],
    ['From: "joe" joe@lumen.example', '', 'joe@lumen.example'],
    ['From: <joe@lumen.example', '', 'joe@lumen.example'],
    ['From: Pete (nice) <pete (his) @ silly.example (host)>', 'Pete', 'pete@silly.example'],
    ['From: <@relay.example,@other.example:joe@lumen.example>', '', 'joe@lumen.example'],
    ['From: =?utf-8?q?J=C3=B6rg?= <joerg@lumen.example>', 'Jörg', 'joerg@lumen.example'],
    ['From: "=?iso-8859-1?Q?J=F6rg?=" <joerg@lumen.example>', 'Jörg', 'joerg@lumen.example'],
    ['From: =?utf-8?b?SsO2cmc=?=\r\n =?utf-8?q?_M?= <j@lumen.example>', 'Jörg M', 'j@lumen.example'],
    ['From: Jörg <jörg@bücher.example>', 'Jörg', 'jörg@bücher.example'],
    ['From: "a b"@lumen.example', '', '"a b"@lumen.example'],
    ["From: 'Joe' <joe@lumen.example>", 'Joe', 'joe@lumen.example'],
    ['From: Joe <mailto:joe@lumen.example>', 'Joe', 'joe@lumen.example'],
    ['From: Joe <joe@[192.0.2.1]>', 'Joe', 'joe@[192.0.2.1]'],
    ['From: Desk: joe@lumen.example, ann@lumen.example;', '', 'joe@lumen.example'],
    ['From: "x\u202emoc.elpmaxe" <joe@lumen.example>', 'xmoc.elpmaxe', 'joe@lumen.example'],
    [
      'From: =?utf-8?q?Joe=0D=0ABcc:_all@lumen.example?= <joe@lumen.example>',
      'Joe Bcc: all@lumen.example',
      'joe@lumen.example',
    ],
  ])('%s', async (header, name, address) => {
    expect((await one(header)).from[0]).toEqual({ name, address })
  })

  test.each([
    ['From: nobody'],
    ['From: undisclosed-recipients:;'],
    ['From: <>'],
    ['From: joe@'],
    ['From: joe@a..example'],
    ['Subject: none'],
  ])('%s names nobody, and it is said', async (header) => {
    const mail = await one(header)
    expect(mail.from.filter(({ address }) => !address.includes('example'))).toEqual([])
    if (mail.from.length === 0) expect(mail.defects.join()).toContain('From')
  })

  test('two From headers are both kept, and a sign of forgery', async () => {
    const mail = await one('From: joe@lumen.example\r\nFrom: boss@lumen.example')
    expect(mail.from.map(({ address }) => address)).toEqual(['joe@lumen.example', 'boss@lumen.example'])
    expect(mail.forgery).toEqual(['It has 2 From headers.'])
    expect(mail.defects).toContain('It has 2 From headers.')
  })

  test('an address in an encoded word is a sign of forgery', async () => {
    const hidden = Buffer.from('Boss <boss@lumen.example>').toString('base64')
    const mail = await one(`From: =?utf-8?b?${hidden}?=`)
    expect(mail.forgery).toEqual([
      'The address boss@lumen.example was hidden in an encoded word.'.replace(/^/, 'From: '),
    ])
  })

  test('an encoded word within the address is no address', async () => {
    expect((await one('From: <=?utf-8?q?boss=40lumen.example?=>')).from).toEqual([])
    expect((await one('From: =?utf-8?q?boss=40lumen.example=3E?= <joe@evil.example>')).from).toEqual([
      { name: 'boss@lumen.example>', address: 'joe@evil.example' },
    ])
  })

  test('a name that looks like another address is told', async () => {
    const mail = await one('From: "boss@lumen.example" <joe@evil.example>')
    expect(mail.defects).toEqual(['From: The name of joe@evil.example looks like another address: boss@lumen.example.'])
  })
})

describe('other fields', () => {
  test('recipients: several headers, groups, names with commas', async () => {
    const mail = await one(
      'To: a@x.example, "B, b" <b@x.example>\r\nTo: Team: c@x.example, d@x.example;\r\nCc: undisclosed-recipients:;\r\nReply-To: r@x.example',
    )
    expect(mail.to.map(({ address }) => address)).toEqual(['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'])
    expect(mail.cc).toEqual([])
    expect(mail.replyTo[0]?.address).toBe('r@x.example')
  })

  test('no more than 500 recipients are read', async () => {
    const mail = await one(`To: ${Array.from({ length: 3000 }, (_, number) => `p${number}@x.example`).join(',\r\n ')}`)
    expect(mail.to.length).toBe(500)
    expect(mail.defects).toEqual(expect.arrayContaining([expect.stringContaining('more than 500 addresses')]))
  })

  test.each([
    ['Subject: =?utf-8?Q?Drucker_?=\r\n =?utf-8?Q?k=C3=BCche?=', 'Drucker küche'],
    ['Subject: =?utf-8?B?w?=\r\n =?utf-8?B?w7w=?=', null],
    ['Subject: =?utf-8?Q?a=C3?= =?utf-8?Q?=BCb?=', 'aüb'],
    ['Subject: =?gb2312?B?xOO6ww==?=', '你好'],
    ['Subject: =?iso-2022-jp?B?GyRCJUYlOSVIGyhC?= =?iso-2022-jp?B?GyRCJUYlOSVIGyhC?=', 'テストテスト'],
    ['Subject: =?utf-8*de?Q?gr=C3=BCn?=', 'grün'],
    ['Subject: =?x-none?Q?plain?=', 'plain'],
    ['Subject: raw ünïcode', 'raw ünïcode'],
    ['Subject: a\0b\u202ec', 'abc'],
    ['Subject:', ''],
    ['Subject: one\r\nSubject: two', 'two'],
  ])('%s', async (header, subject) => {
    const mail = await one(header)
    if (subject !== null) expect(mail.subject).toBe(subject)
    expect(mail.subject.isWellFormed()).toBe(true)
  })

  test('raw bytes of another charset in the subject', async () => {
    expect((await one(Buffer.from('Subject: Formação concluída', 'latin1'))).subject).toBe('Formação concluída')
  })

  test('message ids, with and without brackets', async () => {
    const mail = await one(
      'Message-ID: <a@x>\r\nIn-Reply-To: your mail of Monday <b@x>\r\nReferences: <b@x>\r\n <c@x><d@x> broken <<e@x>\r\n f@x',
    )
    expect([mail.messageId, mail.inReplyTo, mail.references]).toEqual(['a@x', ['b@x'], ['b@x', 'c@x', 'd@x', 'e@x']])
    expect((await one('Message-ID: bare@x.example')).messageId).toBe('bare@x.example')
  })

  test.each([
    ['Fri, 21 Nov 1997 09:55:06 -0600', '1997-11-21T15:55:06.000Z'],
    ['21 Nov 97 09:55:06 GMT', '1997-11-21T09:55:06.000Z'],
    ['Fri, 21 Nov 1997 09(comment):55:06 EST', '1997-11-21T14:55:06.000Z'],
    ['Thu, 13 Feb 1969 23:32:54 -0330', null],
    ['Fri, 99 Nov 2026 09:55:06', null],
    ['yesterday', null],
    ['Mon, 1 Jan 99999 10:00:00 +0000', null],
  ])('the date %s', async (written, iso) => {
    const mail = await one(`Date: ${written}`)
    expect(mail.date?.toISOString() ?? null).toBe(iso)
    expect(mail.defects.includes('Its date cannot be read.')).toBe(iso === null)
  })
})

test('a header of 8 MB, a field of 5 MB and a million of fields are read in a bounded time', async () => {
  const started = performance.now()
  const long = await one(`From: joe@x.example\r\nX-Long: ${'a'.repeat(5 * 2 ** 20)}`)
  expect(long.from[0]?.address).toBe('joe@x.example')
  const many = await one(`From: joe@x.example\r\n${'X: y\r\n'.repeat(1_000_000)}To: z@x.example`)
  expect(many.defects).toEqual(expect.arrayContaining([expect.stringContaining('headers are too long')]))
  for (const sign of ['<', '(', '"', '=?', '=?utf-8?q?', ',', '@', ':', '\\', '<@', '(<"'])
    await one(`From: ${sign.repeat(200_000)}`)
  expect(performance.now() - started).toBeLessThan(15_000)
})
