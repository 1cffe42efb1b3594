// Frames, parts, people and dates as broken, old and foreign senders write them: read as a person would.
import { describe, expect, test } from 'vitest'
import { reading } from './mail-for-tests.ts'

const said = (header: string, body: Buffer | string) =>
  reading(Buffer.concat([Buffer.from(`From: joe@x.example\r\n${header}\r\n\r\n`), Buffer.from(body)]))

describe('the frame', () => {
  const whole = ['From: joe@x.example', 'Subject: Printer', '', 'It is broken.', 'Really.']
  test.each([
    ['LF', whole.join('\n')],
    ['CR', whole.join('\r')],
    ['a mix', 'From: joe@x.example\nSubject: Printer\r\n\nIt is broken.\r\nReally.'],
    ['CR CR LF', whole.join('\r\r\n')],
    ['a line of a mailbox file above', `From joe@x.example Tue Mar  5 09:14:12 2024\n${whole.join('\n')}`],
    ['an escaped line of a mailbox file above', `>From joe@x.example Tue Mar  5 09:14:12 2024\n${whole.join('\n')}`],
    ['blank lines above', `\r\n\r\n${whole.join('\r\n')}`],
    ['a mark of UTF-8 above', `\ufeff${whole.join('\r\n')}`],
    ['blanks before the colon', 'From : joe@x.example\r\nSubject : Printer\r\n\r\nIt is broken.\r\nReally.'],
    ['a line that is no field', 'From: joe@x.example\r\nnonsense\r\nSubject: Printer\r\n\r\nIt is broken.\r\nReally.'],
    [
      'a line of blanks that ends the header',
      'From: joe@x.example\r\nSubject: Printer\r\n \r\nIt is broken.\r\nReally.',
    ],
  ])('%s', async (_, raw) => {
    const mail = await reading(raw)
    expect([mail.from[0]?.address, mail.subject]).toEqual(['joe@x.example', 'Printer'])
    expect(mail.text.replaceAll(/[\r\n]+/g, '\n').trim()).toBe('It is broken.\nReally.')
  })

  const mixed = (...lines: string[]) => said('Content-Type: multipart/mixed; boundary="b"', lines.join('\r\n'))
  const plain = ['Content-Type: text/plain', '', 'hello']
  const file = ['Content-Type: application/x-a; name=a.bin', '', 'xyz']

  test('a boundary with blanks behind it, and none at the end', async () => {
    const mail = await mixed('--b  ', ...plain, '--b\t', ...file)
    expect([mail.text, mail.bytes('a.bin').toString()]).toEqual(['hello', 'xyz'])
  })

  test('what stands behind the last boundary is not read, further parts are', async () => {
    const mail = await mixed('--b', ...plain, '--b--', 'epilogue', '--b', ...file, '--b--')
    expect([mail.text, mail.files.length]).toEqual(['hello', 1])
  })

  test('the same boundary within', async () => {
    const mail = await mixed(
      '--b',
      'Content-Type: multipart/alternative; boundary="b"',
      '',
      '--b',
      ...plain,
      '--b--',
      '--b',
      ...file,
      '--b--',
    )
    expect(mail.text).toBe('hello')
    expect(mail.files.map(({ name }) => name)).toEqual(['a.bin'])
  })

  test('one boundary is the beginning of the other', async () => {
    const mail = await mixed(
      '--b',
      'Content-Type: multipart/alternative; boundary="b2"',
      '',
      '--b2',
      ...plain,
      '--b2--',
      '--b',
      ...file,
      '--b--',
    )
    expect([mail.text, mail.files.length]).toEqual(['hello', 1])
  })

  test('the same part header twice, and a type that is none', async () => {
    const mail = await mixed(
      '--b',
      'Content-Type: text/plain',
      'Content-Type: text/html',
      '',
      'hello',
      '--b',
      'Content-Type: nonsense',
      'Content-Disposition: attachment; filename=b.bin',
      '',
      'xyz',
      '--b--',
    )
    expect(mail.text).toBe('hello')
    expect(mail.files.map(({ name }) => name)).toEqual(['b.bin'])
  })

  test('a part of no type is text, an empty mail in parts is empty', async () => {
    expect((await mixed('--b', '', 'hello', '--b--')).text).toBe('hello')
    expect((await mixed('--b--')).text).toBe('')
    expect((await mixed('')).text).toBe('')
  })

  test('ten thousand parts, and a hundred levels, lose nothing', async () => {
    const parts = Array.from({ length: 10_000 }, (_, at) => [
      '--b',
      `Content-Type: application/x-n; name=${at}.bin`,
      '',
      `part ${at}.`,
    ]).flat()
    const many = await mixed('--b', ...plain, ...parts, '--b--')
    expect([many.text, many.files.length]).toEqual(['hello', 499])
    expect(many.bytes('the rest of the mail.txt').includes('part 9999.')).toBe(true)
    let deep = plain.join('\r\n')
    for (let level = 100; level > 0; level -= 1)
      deep = `Content-Type: multipart/mixed; boundary=l${level}\r\n\r\n--l${level}\r\n${deep}\r\n--l${level}--`
    const nested = await reading(`From: joe@x.example\r\n${deep}`)
    expect(
      [nested.text, ...nested.files.map(({ name }) => nested.bytes(name).toString())].join().includes('hello'),
    ).toBe(true)
  })

  test('mails in mails in mails', async () => {
    let inner = 'From: c@x.example\r\nSubject: inner\r\n\r\ninnermost'
    for (let level = 0; level < 20; level += 1)
      inner = `From: b${level}@x.example\r\nSubject: level ${level}\r\nContent-Type: multipart/mixed; boundary=r${level}\r\n\r\n--r${level}\r\nContent-Type: text/plain\r\n\r\ntext ${level}\r\n--r${level}\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--r${level}--`
    const mail = await reading(inner)
    expect(mail.from[0]?.address).toBe('b19@x.example')
    expect(mail.text.startsWith('text 19')).toBe(true)
    expect(
      mail.files
        .map(({ name }) => mail.bytes(name).toString())
        .join()
        .includes('innermost'),
    ).toBe(true)
  })
})

describe('who', () => {
  const from = async (value: string) =>
    (await reading(`From: ${value}\r\n\r\nx`)).from.map(({ name, address }) => `${name}|${address}`)
  test.each([
    ['Desk: joe@x.example;', ['|joe@x.example']],
    ['Desk:;', []],
    ['(a (nested \\) comment)) joe@x.example', ['a (nested \\) comment)|joe@x.example']],
    ['joe(his)@(the)x.example', ['his the|joe@x.example']],
    ['"Joe \\"the boss\\" R" <joe@x.example>', ['Joe "the boss" R|joe@x.example']],
    ['=?utf-8?Q?J=C3=B6rg=2C_Desk?= <joe@x.example>', ['Jörg, Desk|joe@x.example']],
    ['"joe@x.example" <joe@x.example>', ['|joe@x.example']],
    ['joe@x.example, ann@x.example', ['|joe@x.example', '|ann@x.example']],
    ['joe@x.example; ann@x.example', ['|joe@x.example', '|ann@x.example']],
    ['Joe <joe@x.example> <ann@x.example>', null],
    ['Joe R. <joe@x.example>', ['Joe R.|joe@x.example']],
    ['Joe <joe@x.example>,', ['Joe|joe@x.example']],
    ['joe@[IPv6:2001:db8::1]', ['|joe@[ipv6:2001:db8::1]']],
    ['"" <joe@x.example>', ['|joe@x.example']],
    ['Joe <joe@x.example', ['Joe|joe@x.example']],
    ['joe at x.example', []],
    ['MAILER-DAEMON', []],
    ['<>', []],
  ])('%s', async (value, expected) => {
    const got = await from(value)
    if (expected !== null) expect(got).toEqual(expected)
    else expect(got.length).toBeGreaterThan(0)
  })
})

test.each([
  // That of a clock that was never set.
  ['Thu, 1 Jan 1970 00:00:00 +0000', null],
  ['Fri, 2 Jan 1970 00:00:00 +0000', null],
  ['Tue, 5 Mar 2124 09:14:12 +0000', 2124],
  ['Tue, 5 Mar 2024 09:14:12 +9999', null],
  ['Tue, 5 Mar 2024 09:14:12 XYZ', 2024],
  ['Tue, 5 Mar 2024 09:14:12 "GMT"', 2024],
  ['Tue, 5 Mar 2024 09:14:12 -0000 (UTC)', 2024],
  ['5 Mar 24 9:14 +0000', 2024],
  ['Tue Mar  5 09:14:12 2024', 2024],
  ['2024-03-05T09:14:12Z', 2024],
  ['2024-03-05 09:14:12', 2024],
  ['Di, 5 Mrz 2024 09:14:12 +0100', null],
  ['', null],
])('the date %s is read, or said to be none', async (written, year) => {
  const mail = await reading(`From: joe@x.example\r\nDate: ${written}\r\n\r\nx`)
  if (year === null) expect(mail.date === null || !Number.isNaN(mail.date.getTime())).toBe(true)
  else expect(mail.date?.getUTCFullYear()).toBe(year)
})

describe('calendars', () => {
  const event = (method: string, ...lines: string[]) =>
    said(
      `Content-Type: text/calendar; method=${method}; charset=utf-8`,
      [
        'BEGIN:VCALENDAR',
        `METHOD:${method}`,
        'BEGIN:VEVENT',
        'UID:1',
        'DTSTART:20260301T100000Z',
        'DTEND:20260301T110000Z',
        'SUMMARY:Printer swap',
        'ORGANIZER;CN=Desk:MAILTO:desk@x.example',
        ...lines,
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\r\n'),
    )
  test.each(['REQUEST', 'CANCEL', 'REPLY', 'COUNTER', 'PUBLISH'])('%s', async (method) => {
    const mail = await event(method, 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:joe@x.example')
    expect(mail.invitation).toMatchObject({
      method,
      summary: 'Printer swap',
      start: '2026-03-01T10:00:00Z',
      organiser: { address: 'desk@x.example' },
    })
  })

  test('folded lines, LF alone, escaped signs, a whole day', async () => {
    const mail = await said(
      'Content-Type: text/calendar; method=REQUEST',
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260301\nSUMMARY:Swap\\, of the\n  printer\\; pier 4\nEND:VEVENT\nEND:VCALENDAR',
    )
    expect(mail.invitation).toMatchObject({ start: '2026-03-01', summary: 'Swap, of the printer; pier 4' })
  })

  test('with CR alone', async () => {
    const mail = await said(
      'Content-Type: text/calendar; method=REQUEST',
      'BEGIN:VCALENDAR\rBEGIN:VEVENT\rDTSTART:20260301T100000Z\rSUMMARY:Swap\rEND:VEVENT\rEND:VCALENDAR',
    )
    expect(mail.invitation).toMatchObject({ summary: 'Swap' })
  })
})

describe('sealed', () => {
  test('an opaque S/MIME file that is none is kept', async () => {
    const mail = await said(
      'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64',
      'aGVsbG8=',
    )
    expect(mail.files.map(({ name }) => name)).toEqual(['smime.p7m'])
  })

  test('PGP in the text with words around it', async () => {
    const mail = await said(
      'Content-Type: text/plain',
      'Hello\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n- -- it is broken\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n\nBye',
    )
    expect(mail.text).toContain('it is broken')
    expect(mail.text).toContain('Hello')
    expect(mail.text).toContain('Bye')
  })

  test('PGP/MIME: signed parts are read, encrypted ones kept', async () => {
    const signed = await said(
      'Content-Type: multipart/signed; boundary=s; protocol="application/pgp-signature"',
      '--s\r\nContent-Type: text/plain\r\n\r\nhello\r\n--s\r\nContent-Type: application/pgp-signature; name=signature.asc\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n--s--',
    )
    expect([signed.text, signed.sealed[0]?.state]).toEqual(['hello', 'signed'])
    const closed = await said(
      'Content-Type: multipart/encrypted; boundary=s; protocol="application/pgp-encrypted"',
      '--s\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--s\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--s--',
    )
    expect(closed.sealed[0]).toMatchObject({ kind: 'pgp', state: 'encrypted' })
    expect(closed.files.map(({ name }) => name)).toContain('encrypted.asc')
  })
})
