// Who sent it: with real signatures, and a DNS that answers from a table.
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { crlf, dnsOf, keysOf, sealed, signed, type Zone } from '../../../test/signed-mail.ts'
import { authenticate, type Trust } from './authenticate.ts'
import type { Connection } from './verify.ts'

const mail = `From: Ines <ines@customer.example>
To: support@desk.example
Subject: Printer
Message-ID: <1@customer.example>
Date: Fri, 20 Nov 2026 10:00:00 +0000

The printer is jammed.
`

const zone: Zone = {
  ...keysOf('customer.example', 'mail.customer.example', 'elsewhere.example', 'relay.example'),
  'TXT _dmarc.customer.example': ['v=DMARC1; p=reject'],
  'TXT customer.example': ['v=spf1 ip4:198.51.100.7 -all'],
  'TXT elsewhere.example': ['v=spf1 ip4:203.0.113.9 -all'],
  'TXT plain.example': ['v=spf1 ip4:198.51.100.8 -all'],
}

const good: Connection = { ip: '198.51.100.7', helo: 'mx.customer.example', mailFrom: 'bounce@customer.example' }
const bad: Connection = { ip: '203.0.113.9', helo: 'mx.elsewhere.example', mailFrom: 'x@elsewhere.example' }

const ask = (raw: string, connection: Connection | null = null, trust: Partial<Trust> = {}) =>
  authenticate(crlf(raw), connection, { trustedRelays: [], resolver: dnsOf(zone), ...trust })

describe('what we verify ourselves', () => {
  test('a signature of the domain in From proves it, wherever the mail came from', async () => {
    expect(await ask(await signed(mail, 'customer.example'))).toEqual({
      author: 'ines@customer.example',
      spf: null,
      dkim: [{ domain: 'customer.example', result: 'pass', aligned: true }],
      dmarc: { result: 'pass', policy: 'reject', domain: 'customer.example' },
      arc: { result: 'none', by: null },
      from: 'proven',
      by: 'us',
      warnings: [],
    })
  })

  test('a subdomain signs for its domain', async () => {
    expect(await ask(await signed(mail, 'mail.customer.example'), bad)).toMatchObject({ from: 'proven', by: 'us' })
  })

  test('the sender of the envelope proves it when its servers sent it', async () => {
    expect(await ask(mail, good)).toMatchObject({
      spf: { result: 'pass', domain: 'customer.example' },
      dmarc: { result: 'pass' },
      from: 'proven',
      by: 'us',
    })
  })

  test('a fake: sent from elsewhere, signed by another', async () => {
    const fake = await ask(await signed(mail, 'elsewhere.example'), bad)
    expect(fake).toMatchObject({
      spf: { result: 'pass', domain: 'elsewhere.example' },
      dkim: [{ domain: 'elsewhere.example', result: 'pass', aligned: false }],
      dmarc: { result: 'fail', policy: 'reject', domain: 'customer.example' },
      from: 'failed',
      by: 'us',
    })
    expect(fake.warnings).toEqual([
      'This mail claims to come from ines@customer.example, but customer.example says that it was not sent by its servers.',
    ])
  })

  test('fetched by IMAP without a signature, nobody knows', async () => {
    expect(await ask(mail)).toMatchObject({
      dmarc: { result: 'unknown', policy: null },
      from: 'unproven',
      by: 'nobody',
      warnings: [],
    })
  })

  test('a signature that does not fit is told, and proves nothing', async () => {
    const changed = (await signed(mail, 'customer.example')).replace('jammed', 'on fire')
    const found = await ask(changed)
    expect(found).toMatchObject({ dkim: [{ result: 'neutral', aligned: true }], from: 'unproven' })
    expect(found.warnings.join()).toMatch(/signature of customer.example does not fit/)
    expect((await ask(changed, bad)).from).toBe('failed')
  })

  test('a signature of a part of the mail proves nothing', async () => {
    const added = `${await signed(mail, 'customer.example', { maxBodyLength: 10 })}Pay here: elsewhere.example\r\n`
    const found = await ask(added)
    expect(found.from).toBe('unproven')
    expect(found.warnings.join()).toMatch(/covers a part of this mail only/)
  })

  test('without a DMARC record an aligned sender or signature will do, and nothing fails', async () => {
    const plain = mail.replaceAll('customer.example', 'plain.example')
    const sender = { ip: '198.51.100.8', helo: 'mx', mailFrom: 'x@bounces.plain.example' }
    expect((await ask(plain, { ...sender, mailFrom: 'x@plain.example' })).from).toBe('proven')
    expect(await ask(plain, bad)).toMatchObject({ dmarc: { result: 'none' }, from: 'unproven', warnings: [] })
    expect((await ask(await signed(mail.replaceAll('customer.', 'elsewhere.'), 'elsewhere.example'))).from).toBe(
      'proven',
    )
  })

  test('two From headers, or several senders, are never proven', async () => {
    const double = await ask(`From: boss@desk.example\n${await signed(mail, 'customer.example')}`)
    expect(double).toMatchObject({
      from: 'failed',
      warnings: ['This mail has two From headers: nobody can tell who sent it.'],
    })
    const several = mail.replace('From: ', 'From: boss@desk.example, ')
    expect(await ask(await signed(several, 'customer.example'))).toMatchObject({ author: null, from: 'unproven' })
    expect(await ask(mail.replace(/^From.*\n/, ''))).toMatchObject({ author: null, from: 'unproven' })
  })
})

describe('a DNS that fails', () => {
  test.each(['ETIMEOUT', 'ESERVFAIL', 'EREFUSED'])('%s leaves the sender unproven', async (code) => {
    const resolver = () => Promise.reject(Object.assign(new Error(code), { code }))
    for (const connection of [null, good, bad]) {
      const found = await ask(await signed(mail, 'customer.example'), connection, { resolver })
      expect(found).toMatchObject({ from: 'unproven', dmarc: { result: 'temperror' } })
      expect(found.warnings.join()).toMatch(/the DNS did not answer/)
    }
  })

  test('one that never answers is not waited for', async () => {
    const resolver = () => new Promise<never>(() => undefined)
    const found = await ask(await signed(mail, 'customer.example'), good, { resolver, timeLimit: 50 })
    expect(found).toMatchObject({ from: 'unproven', dmarc: { result: 'temperror' }, by: 'nobody' })
  })

  test('one that throws at once, or a mail that breaks off, throws nothing here', async () => {
    const resolver = () => {
      throw new Error('no')
    }
    expect((await ask(mail, good, { resolver })).from).toBe('unproven')
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from(crlf(mail))
        throw new Error('the file is gone')
      })(),
    )
    expect((await authenticate(broken, null, { trustedRelays: [], resolver: dnsOf(zone) })).from).toBe('unproven')
  })

  test('a mail cannot make us ask without end', async () => {
    let many = mail
    for (let at = 0; at < 40; at += 1)
      many = `DKIM-Signature: v=1; a=rsa-sha256; d=d${at}.example; s=s; h=from; bh=AAAA; b=AAAA\n${many}`
    const resolver = dnsOf(zone)
    const found = await ask(many, bad, { resolver })
    expect(found.dkim.length).toBeLessThanOrEqual(12)
    expect(resolver.asked.length).toBeLessThanOrEqual(60)
  })
})

describe('a seal', () => {
  const passedOn = async (says: string) =>
    (await sealed(await signed(mail, 'customer.example'), 'relay.example', says)).replace('jammed', 'jammed')

  test('of a trusted relay is believed for what it found', async () => {
    const raw = await sealed(
      mail,
      'relay.example',
      'mx.relay.example; spf=pass smtp.mailfrom=customer.example; dmarc=pass header.from=customer.example',
    )
    expect(await ask(raw, bad, { trustedRelays: ['mx.relay.example'] })).toMatchObject({
      arc: { result: 'pass', by: 'relay.example' },
      from: 'proven',
      by: 'relay mx.relay.example',
    })
    expect((await ask(raw, bad)).from).toBe('failed')
  })

  test('says nothing when another domain made it, or the mail was changed after it', async () => {
    const says = 'mx.trusted.example; dmarc=pass header.from=customer.example'
    const other = await sealed(mail, 'relay.example', says)
    expect((await ask(other, bad, { trustedRelays: ['mx.trusted.example'] })).from).toBe('failed')
    const changed = (await sealed(mail, 'relay.example', says.replaceAll('trusted', 'relay'))).replace(
      'jammed',
      'on fire',
    )
    expect(await ask(changed, bad, { trustedRelays: ['mx.relay.example'] })).toMatchObject({
      arc: { result: 'fail' },
      from: 'failed',
    })
  })

  test('of Microsoft proves nothing: it says of its customers’ mail that all is well', async () => {
    const raw = await sealed(
      mail,
      'microsoft.com',
      'mx.microsoft.com 1; dmarc=pass action=none header.from=customer.example',
    )
    const resolver = dnsOf({ ...zone, ...keysOf('microsoft.com') })
    expect(await ask(raw, bad, { trustedRelays: ['mx.microsoft.com'], resolver })).toMatchObject({
      arc: { result: 'pass', by: 'microsoft.com' },
      from: 'failed',
    })
  })

  test('does not hide a good signature', async () => {
    expect(await ask(await passedOn('mx.relay.example; none'))).toMatchObject({
      arc: { result: 'pass' },
      from: 'proven',
      by: 'us',
    })
  })
})
