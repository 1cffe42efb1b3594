// Mails that want to keep us busy, and mails that are merely large.
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { crlf, dnsOf, keysOf, signed } from '../../../test/signed-mail.ts'
import { authenticate } from './authenticate.ts'

const resolver = dnsOf(keysOf('customer.example'))
const signature = 'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=a.example; s=s; h=from; bh=A; b=A\n'
const head = 'From: ines@customer.example\nSubject: Printer\n'
const ask = (raw: Parameters<typeof authenticate>[0]) =>
  authenticate(raw, null, { trustedRelays: ['mx'], resolver, timeLimit: 60_000 })

test('25 MB are verified as a stream, without being held in memory', async () => {
  const line = `${'0123456789'.repeat(7)}\r\n`
  const raw = Buffer.from(await signed(`${head}\n${line.repeat(360_000)}`, 'customer.example'))
  expect(raw.length).toBeGreaterThan(25_000_000)
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  async function* bytes() {
    for (let at = 0; at < raw.length; at += 65_536) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      yield raw.subarray(at, at + 65_536)
    }
  }
  expect(await ask(Readable.from(bytes()))).toMatchObject({ from: 'proven' })
  expect(most).toBeLessThan(60_000_000)
})

test.each<[string, string]>([
  ['a line of 5 MB', `${signature}${head}\n${'x'.repeat(5_000_000)}\n`],
  ['3 MB of line feeds', `${signature}${head}\n${'\n'.repeat(3_000_000)}`],
  ['10 MB of >', `${head}\n${'>\n'.repeat(5_000_000)}`],
  ['3 MB of blanks', `${signature}${head}\n${' '.repeat(900_000)}\n${' \n'.repeat(1_000_000)}`],
  ['a header of 5 MB', `${head}X: ${'y'.repeat(5_000_000)}\n\nx\n`],
  ['100,000 folded lines', `${head}X: y\n${' y\n'.repeat(100_000)}\nx\n`],
  ['100,000 headers', `${head}${'X: y\n'.repeat(100_000)}\nx\n`],
  ['a From of 1 MB', `From: ${'"a" <a@b.example>, '.repeat(50_000)}\n\nx\n`],
  ['a From of 60 kB', `From: ${'(a '.repeat(10_000)}${'"'.repeat(10_000)}<a@b.example>\n\nx\n`],
  [
    'signatures of 8 kB',
    `${`DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=${'from:'.repeat(1400)}; bh=A; b=A\n`.repeat(50)}${head}\nx\n`,
  ],
  ['only line ends', '\n'.repeat(1000)],
  ['nothing', ''],
])('%s keeps nobody busy', async (_, raw) => {
  for (const bytes of [raw, crlf(raw)]) {
    const start = performance.now()
    expect((await ask(bytes)).from).toBe('unproven')
    expect(performance.now() - start).toBeLessThan(8000)
  }
})

test('line ends of any kind and pieces of any size give the same answer', async () => {
  const raw = await signed(`${head}\nOne\nTwo \n\nThree\n`, 'customer.example')
  for (const size of [1, 2, 3, 7, 64])
    for (const text of [raw, raw.replaceAll('\r\n', '\n')]) {
      const bytes = Buffer.from(text)
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      )
      expect((await ask(Readable.from(pieces))).from).toBe('proven')
    }
})
