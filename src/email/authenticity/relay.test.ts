// Whom we believe: the topmost header of a relay that was named, and nobody else.
import { describe, expect, test } from 'vitest'
import { crlf, dnsOf, keysOf, signed, type Zone } from '../../../test/signed-mail.ts'
import { authenticate } from './authenticate.ts'
import { relaySays } from './relay.ts'
import { readResults } from './results.ts'
import type { Connection } from './verify.ts'

const zone: Zone = { ...keysOf('customer.example'), 'TXT _dmarc.customer.example': ['v=DMARC1; p=quarantine'] }
const mail = 'From: ines@customer.example\nTo: support@desk.example\nSubject: Printer\n\nIt is jammed.\n'
const pass =
  'spf=pass smtp.mailfrom=x@customer.example; dkim=pass header.d=customer.example; dmarc=pass (p=QUARANTINE) header.from=customer.example'
const fail =
  'spf=fail smtp.mailfrom=x@customer.example; dkim=none; dmarc=fail (p=QUARANTINE dis=NONE) header.from=customer.example'
const hop = 'Received: from mx.customer.example by mx.desk.example; Fri, 20 Nov 2026 10:00:00 +0000\n'
const relay = (says: string, id = 'mx.desk.example') => `Authentication-Results: ${id}; ${says}\n`

const ask = (raw: string, trusted = ['mx.desk.example'], connection: Connection | null = null) =>
  authenticate(crlf(raw), connection, { trustedRelays: trusted, resolver: dnsOf(zone) })

describe('a relay that was named', () => {
  test('proves what it found, and what failed', async () => {
    expect(await ask(relay(pass) + hop + mail)).toMatchObject({
      spf: { result: 'pass', domain: 'customer.example' },
      dmarc: { result: 'pass', policy: 'quarantine', domain: 'customer.example' },
      from: 'proven',
      by: 'relay mx.desk.example',
    })
    const fake = await ask(relay(fail) + hop + mail)
    expect(fake).toMatchObject({
      dmarc: { result: 'fail', policy: 'quarantine' },
      from: 'failed',
      by: 'relay mx.desk.example',
    })
    expect(fake.warnings).toHaveLength(1)
  })

  test('may have its header below its own Received, and one header for each check', async () => {
    expect((await ask(hop + relay(pass) + hop + mail)).from).toBe('proven')
    const apart =
      relay('dmarc=pass header.from=customer.example') + relay('spf=pass smtp.mailfrom=customer.example') + hop
    expect(await ask(apart + mail)).toMatchObject({ from: 'proven', spf: { result: 'pass' } })
  })

  test('without DMARC of its own gives what the domain’s record is held against', async () => {
    expect(await ask(relay('spf=pass smtp.mailfrom=x@customer.example') + hop + mail)).toMatchObject({
      dmarc: { result: 'pass', policy: 'quarantine' },
      from: 'proven',
      by: 'relay mx.desk.example',
    })
    expect(await ask(relay('spf=pass smtp.mailfrom=x@elsewhere.example') + hop + mail)).toMatchObject({
      from: 'failed',
    })
    expect(await ask(relay('spf=temperror smtp.mailfrom=x@customer.example') + hop + mail)).toMatchObject({
      from: 'unproven',
    })
    expect(await ask(relay('dkim=pass header.d=customer.example') + hop + mail)).toMatchObject({ from: 'proven' })
  })

  test('a signature that we verify stands against it', async () => {
    expect(await ask(relay(fail) + hop + (await signed(mail, 'customer.example')))).toMatchObject({
      from: 'proven',
      by: 'us',
    })
  })

  test('speaks of the domain in From, and of no other', async () => {
    const other = 'dmarc=pass header.from=elsewhere.example'
    expect((await ask(relay(other) + hop + mail)).from).toBe('unproven')
  })
})

describe('a forged header', () => {
  test.each([
    ['of a relay that was not named', relay(pass, 'mx.elsewhere.example') + hop],
    ['below the hop of the relay', relay('none') + hop + relay(pass)],
    ['below the relay’s own, which says otherwise', relay(fail) + relay(pass) + hop],
    ['below that of a relay that was not named', relay('none', 'filter.elsewhere.example') + relay(pass) + hop],
    ['that only looks like the name', relay(pass, 'mx.desk.example.evil.example') + hop],
    ['with the name in a comment', relay(pass, 'evil.example (mx.desk.example)') + hop],
    ['Received-SPF alone', `Received-SPF: pass (mx.desk.example: domain of customer.example)\n${hop}`],
    ['of a seal without a chain', `ARC-Authentication-Results: i=1; mx.desk.example; ${pass}\n${hop}`],
    ['with no name, as Microsoft writes it', `Authentication-Results: ${pass}\n${hop}`],
  ])('%s proves nothing', async (_, headers) => {
    expect((await ask(headers + mail)).from).not.toBe('proven')
  })

  test('from whoever connects to our own server proves nothing, unless the relay’s address was named', async () => {
    const connection = { ip: '203.0.113.9', helo: 'mx', mailFrom: 'x@elsewhere.example' }
    const raw = relay(pass) + hop + mail
    expect((await ask(raw, undefined, connection)).from).toBe('failed')
    for (const named of ['mx.desk.example 203.0.113.0/24', 'MX.desk.example 192.0.2.1,203.0.113.9'])
      expect((await ask(raw, [named], connection)).from).toBe('proven')
    for (const named of [
      'mx.desk.example 203.0.114.0/24',
      'other.example 203.0.113.9',
      'mx.desk.example x/999 203.0.113.9/99',
      '',
    ])
      expect((await ask(raw, [named], connection)).from).not.toBe('proven')
    expect((await ask(raw, undefined, { ...connection, ip: '::ffff:127.0.0.1' })).from).toBe('proven')
    expect((await ask(raw, undefined, { ...connection, ip: '10.1.2.3' })).from).toBe('proven')
    expect((await ask(raw, undefined, { ...connection, ip: 'nonsense' })).from).not.toBe('proven')
  })
})

describe('Microsoft 365', () => {
  const said = `Authentication-Results: spf=pass (sender IP is 192.0.2.1)\n smtp.mailfrom=customer.example; dkim=pass (signature was verified)\n header.d=customer.example;dmarc=pass action=none header.from=customer.example;compauth=pass reason=100\n`
  const taken =
    'Received: from mx.customer.example (192.0.2.1) by DB5EUR03FT012.mail.protection.outlook.com (10.0.0.1) with Microsoft SMTP Server; Fri\n'
  const inside =
    'Received: from DB5.prod.protection.outlook.com by AM0.outlook.office365.com with Microsoft SMTP Server; Fri\n'

  test('names nobody in its header, and is trusted by the server that took the mail in', async () => {
    const trusted = ['protection.outlook.com']
    expect(await ask(inside + said + taken + mail, trusted)).toMatchObject({
      from: 'proven',
      by: 'relay protection.outlook.com',
    })
    expect((await ask(inside + said + taken + mail, [])).from).toBe('unproven')
    expect((await ask(inside + said + hop + mail, trusted)).from).toBe('unproven')
    expect((await ask(said + taken.replace('outlook.com', 'outlook.com.evil.example') + mail, trusted)).from).toBe(
      'unproven',
    )
  })
})

test('the header is read as RFC 8601 writes it', () => {
  expect(readResults('mx.example 1; dkim/1 = pass (good (very)) header.i="@a.example" ; spf=fail; none')).toEqual({
    id: 'mx.example',
    results: [
      { method: 'dkim', result: 'pass', properties: new Map([['header.i', '@a.example']]), comment: 'good (very)' },
      { method: 'spf', result: 'fail', properties: new Map(), comment: '' },
    ],
  })
  expect(readResults('mx.example; none')).toEqual({ id: 'mx.example', results: [] })
  expect(readResults('')).toEqual({ id: '', results: [] })
  const start = performance.now()
  for (const sign of ['(', '"', ';', '=', 'a=', ' ', '\\', 'a=b;']) readResults(sign.repeat(3_000_000))
  expect(performance.now() - start).toBeLessThan(1000)
  expect(relaySays([{ name: 'authentication-results', value: '' }], ['', 'x'])).toBeNull()
})
