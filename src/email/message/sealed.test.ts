// Mails in envelopes: signed, encrypted, with an invitation, passed on, from a machine.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reading } from './mail-for-tests.ts'

const mail = (...lines: string[]) => ['From: joe@x.example', 'Subject: s', ...lines]

describe('PGP', () => {
  test('a signed text is shown without its armour', async () => {
    const armour = [
      '-----BEGIN PGP SIGNED MESSAGE-----',
      'Hash: SHA256',
      '',
      'hello',
      '- -- ',
      'joe',
      '-----BEGIN PGP SIGNATURE-----',
      '',
      'iQEz',
      '-----END PGP SIGNATURE-----',
    ]
    const { text, sealed } = await reading(mail('', ...armour))
    expect([text, sealed]).toEqual(['hello\n-- \njoe', [{ kind: 'pgp', state: 'signed', by: null }]])
  })

  test('encrypted, in the text and in parts', async () => {
    const inline = await reading(mail('', '-----BEGIN PGP MESSAGE-----', '', 'hQ', '-----END PGP MESSAGE-----'))
    expect(inline.sealed).toEqual([{ kind: 'pgp', state: 'encrypted', by: null }])
    const parts = await reading(
      mail(
        'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
        '',
        '--b',
        'Content-Type: application/pgp-encrypted',
        '',
        'Version: 1',
        '--b',
        'Content-Type: application/octet-stream; name=encrypted.asc',
        '',
        '-----BEGIN PGP MESSAGE-----',
        '--b--',
      ),
    )
    expect([parts.text, parts.sealed, parts.files.length]).toEqual([
      '',
      [{ kind: 'pgp', state: 'encrypted', by: null }],
      2,
    ])
  })

  test('signed in parts: the content, and the signature as a file', async () => {
    const { text, sealed, files } = await reading(
      mail(
        'Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=b',
        '',
        '--b',
        '',
        'hello',
        '--b',
        'Content-Type: application/pgp-signature',
        '',
        '-----BEGIN PGP SIGNATURE-----',
        '--b--',
      ),
    )
    expect([text, sealed[0]?.state, files[0]?.name]).toEqual(['hello', 'signed', 'signature.asc'])
  })
})

const openssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.runIf(openssl)('S/MIME, made by openssl', () => {
  const signed = (...options: string[]): Buffer => {
    const folder = mkdtempSync(join(tmpdir(), 'smime-'))
    try {
      const file = (name: string) => join(folder, name)
      writeFileSync(file('mail'), 'Content-Type: text/plain; charset=utf-8\r\n\r\ngrün, signed\r\n')
      const run = (...list: string[]) => execFileSync('openssl', list, { stdio: 'ignore' })
      run(
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        file('key'),
        '-out',
        file('cert'),
        '-days',
        '30',
        '-subj',
        '/CN=Larkspur Ferries Desk/emailAddress=desk@larkspur-ferries.example',
      )
      run(
        'smime',
        '-sign',
        '-in',
        file('mail'),
        '-signer',
        file('cert'),
        '-inkey',
        file('key'),
        '-out',
        file('out'),
        ...options,
      )
      return readFileSync(file('out'))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const by = 'Larkspur Ferries Desk <desk@larkspur-ferries.example>'

  test('in one piece: what was signed is shown, and who signed', async () => {
    const found = await reading(signed('-nodetach'))
    expect([found.text, found.sealed, found.files]).toEqual([
      'grün, signed',
      [{ kind: 'smime', state: 'signed', by }],
      [],
    ])
  })

  test('in one piece, streamed with lengths that nobody knew before', async () => {
    expect((await reading(signed('-nodetach', '-stream'))).text).toBe('grün, signed')
  })

  test('with the signature beside it', async () => {
    const found = await reading(signed())
    expect([found.text, found.sealed, found.files[0]?.name]).toEqual([
      'grün, signed',
      [{ kind: 'smime', state: 'signed', by }],
      'smime.p7s',
    ])
  })
})

test('an encrypted S/MIME mail says so and is kept', async () => {
  const { sealed, files } = await reading(
    mail(
      'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
      'Content-Transfer-Encoding: base64',
      '',
      'MIIB',
    ),
  )
  expect([sealed, files[0]?.name]).toEqual([[{ kind: 'smime', state: 'encrypted', by: null }], 'smime.p7m'])
})

describe('invitations', () => {
  const calendar = (...lines: string[]) => [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    ...lines,
    'BEGIN:VALARM',
    'SUMMARY:alarm',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  const invited = async (...lines: string[]) =>
    (await reading(mail('Content-Type: text/calendar; method=REQUEST', '', ...calendar(...lines)))).invitation

  test('all that a guest must know', async () => {
    const found = await invited(
      'SUMMARY:Network\\, second',
      '  floor\\nplan',
      'DTSTART;TZID=W. Europe Standard Time:20260301T100000',
      'DTEND;TZID="Europe/Berlin":20260701T110000',
      'LOCATION:Room 2',
      'ORGANIZER;CN="Desk: IT":mailto:Desk@x.example',
    )
    expect(found).toEqual({
      method: 'REQUEST',
      summary: 'Network, second floor plan',
      start: '2026-03-01T10:00:00+01:00[Europe/Berlin]',
      end: '2026-07-01T11:00:00+02:00[Europe/Berlin]',
      location: 'Room 2',
      organiser: { name: 'Desk: IT', address: 'desk@x.example' },
    })
  })

  test.each([
    ['DTSTART:20260301T100000Z', '2026-03-01T10:00:00Z'],
    ['DTSTART;VALUE=DATE:20260301', '2026-03-01'],
    ['DTSTART:20260301T100000', '2026-03-01T10:00:00'],
    ['DTSTART;TZID=Middle Earth:20260301T100000', '2026-03-01T10:00:00[Middle Earth]'],
    ['DTSTART:20269999T100000', null],
    ['DTSTART:soon', null],
  ])('%s', async (line, start) => expect((await invited(line))?.start).toBe(start))

  test('an end by its duration; the same invitation twice is one file', async () => {
    expect((await invited('DTSTART:20260301T100000Z', 'DURATION:PT1H30M'))?.end).toBe('2026-03-01T11:30:00Z')
    const part = ['Content-Type: text/calendar; name=invite.ics', '', ...calendar('SUMMARY:x')]
    const twice = await reading(
      mail('Content-Type: multipart/mixed; boundary=b', '', '--b', ...part, '--b', ...part, '--b--'),
    )
    expect(twice.files.map(({ name }) => name)).toEqual(['invite.ics'])
  })
})

describe('a mail in the mail', () => {
  const inner = [
    'From: Ann <ann@y.example>',
    'Subject: Printer',
    'Date: Mon, 2 Mar 2026 10:00:00 +0000',
    '',
    'It smokes.',
  ]
  const outer = (subject: string, ...text: string[]) => [
    'From: joe@x.example',
    `Subject: ${subject}`,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    ...text,
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...inner,
    '--b--',
  ]

  test('passed on: who wrote it and what', async () => {
    const found = await reading(outer('Fwd: Printer', 'Please look'))
    expect(found.forwarded).toEqual({
      from: { name: 'Ann', address: 'ann@y.example' },
      subject: 'Printer',
      date: new Date('2026-03-02T10:00:00Z'),
      comment: 'Please look',
      text: 'It smokes.',
    })
    expect(found.bytes(found.files[0]?.name ?? '').toString()).toBe(inner.join('\r\n'))
    expect(found.files[0]?.name).toBe('Printer.eml')
  })

  test('enclosed as evidence, it is a file', async () => {
    expect((await reading(outer('A strange mail', 'is this spam?'))).forwarded).toBe(null)
  })

  test('what a bounce encloses is not passed on', async () => {
    const bounce = await reading([
      'From: mailer-daemon@x.example',
      'Subject: Undelivered',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      '',
      'Sorry',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; x',
      '',
      'Action: failed',
      '--b',
      'Content-Type: message/rfc822',
      '',
      ...inner,
      '--b--',
    ])
    expect([bounce.text, bounce.forwarded]).toEqual(['Sorry', null])
    // Of the mail that it brings back the header is enough to know which one it is.
    expect(bounce.parts).toEqual([
      { type: 'message/delivery-status', text: 'Reporting-MTA: dns; x\n\nAction: failed' },
      { type: 'message/rfc822', text: inner.slice(0, 3).join('\n') },
    ])
  })
})
