// A reply with a picture in its text and files of every name, as an independent reader finds it (mailparser), and as its bytes stand.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type MailingDesk, startMailingDesk } from '../../../../test/mail/mailing-desk.ts'

let desk: MailingDesk['desk']
let world: MailingDesk['world']
let smtp: MailingDesk['smtp']
let mail: MailingDesk['mail']
let stop: MailingDesk['stop']

beforeAll(async () => {
  ;({ desk, world, smtp, mail, stop } = await startMailingDesk())
})
afterAll(() => stop())
afterEach(() => smtp.clear())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
)

async function replied(
  title: string,
  files: { name: string; content: Buffer | string }[],
  body: (urls: string[]) => string,
) {
  const { id, number } = (await world.requester.post('/tickets', { title })).body
  const kept = []
  for (const file of files) {
    const { body: made } = await world.agent.upload(`/tickets/${id}/attachments`, file as never)
    // Whatever a form does to a name that it sends.
    await desk.superuser.query('update attachment set name = $2 where id = $1', [made.id, file.name])
    kept.push(made)
  }
  const attachments = kept.map((file) => file.id)
  await world.agent.post(`/tickets/${id}/replies`, { body: body(kept.map(({ url }) => url)), attachments })
  await mail.send(world.tenant)
  expect(smtp.taken).toHaveLength(1)
  return { number, raw: smtp.taken[0]?.raw ?? '', parsed: await smtp.parsed() }
}

const isAscii = (text: string) => Buffer.byteLength(text) === text.length

/** The types of its parts, nested as they stand. */
function structure(raw: string): string {
  const types = [...raw.matchAll(/^Content-Type: ([a-z]+\/[a-z.+-]+)/gim)].map(([, type]) => type)
  return types.join(' ')
}

test('a picture in the text goes inside it, a file beside it, and the plain text stands alone', async () => {
  const { raw, parsed } = await replied(
    'The gate',
    [
      { name: 'gate.png', content: png },
      { name: 'log.txt', content: 'line\r\n' },
    ],
    ([picture]) => `Look:\n\n![the gate](${picture})\n\nIt is **open**.`,
  )
  expect(structure(raw)).toBe(
    'multipart/mixed multipart/alternative text/plain multipart/related text/html image/png text/plain',
  )
  const [picture, file] = parsed.attachments
  expect(parsed.attachments).toHaveLength(2)
  expect(picture).toMatchObject({ contentDisposition: 'inline', related: true, contentType: 'image/png' })
  expect(Buffer.compare(picture?.content as Buffer, png)).toBe(0)
  expect(file).toMatchObject({ contentDisposition: 'attachment', filename: 'log.txt' })
  expect(file?.content.toString()).toBe('line\r\n')
  // mailparser puts the bytes of a picture where its Content-ID was asked for.
  expect(parsed.html).toContain('src="data:image/png;base64,')
  expect(parsed.html).not.toContain('cid:')
  expect(parsed.text).toContain('[the gate]')
  expect(parsed.text).toContain('It is open.')
})

test.each([
  ['umlauts', 'Prüfbericht für Grünsund.txt'],
  ['Japanese', '図面・桟橋の計画書（最終版）2026年11月.txt'],
  ['Arabic, right to left', 'تقرير البوابة.txt'],
  ['emoji', '🚢 plan 🛟.txt'],
  ['quotes and percent signs', `it's "100 %" done; really.txt`],
  ['longer than a line', `${'a very long name '.repeat(10).trim()}.txt`],
])('a file name with %s arrives as it was', async (_what, name) => {
  const { raw, parsed } = await replied('The gate', [{ name, content: 'x' }], () => 'Here')
  expect(parsed.attachments.map(({ filename }) => filename)).toEqual([name])
  expect(isAscii(raw)).toBe(true)
})

test.each([
  ['long and full of emoji', `🚢⚓ ${'Das Tor klemmt 🚪 '.repeat(8)}`.trim()],
  ['right to left', 'البوابة لا تفتح منذ الصباح'],
  ['in Japanese', 'ゲートが開きません。至急確認をお願いします。'.repeat(3)],
])('a subject that is %s arrives whole', async (_what, title) => {
  const { number, raw, parsed } = await replied(title, [], () => 'مرحبا — ok 👍\n\n日本語')
  expect(parsed.subject).toBe(`Re: ${title} [${number}]`)
  expect(parsed.text).toContain('مرحبا — ok 👍')
  expect(parsed.html).toContain('日本語')
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
  expect(isAscii(head)).toBe(true)
  // RFC 5322, section 2.1.1: no line beyond 998, and RFC 2047, section 2: no encoded word beyond 75.
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  for (const [word] of head.matchAll(/=\?[^?\s]+\?[bq]\?[^?\s]*\?=/gi)) expect(word.length).toBeLessThanOrEqual(75)
})
