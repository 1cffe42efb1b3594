// What a mail server is told, and what is kept: by clients that speak byte by byte.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mail, portOf, ready, rememberingTaker, type Stage, stage } from '../../../test/mail/listening.ts'
import { talk } from '../../../test/mail/smtp-talk.ts'
import type { Listening } from './service.ts'

let on: Stage
let help: string
let door: Listening
const { taker, seen, worked } = rememberingTaker()
const subjects = async () =>
  (await Promise.all(seen().map((each) => each.content()))).map((text) => /Subject: (.*)\r/.exec(text)?.[1])

beforeAll(async () => {
  on = await stage()
  help = await on.mailbox('help@larkfield.example')
  door = await on.open({ taker })
})
afterAll(() => on.stop())

test('it says what it can, and no more', async () => {
  const client = await talk(portOf(door))
  expect(client.greeting).toMatch(/^220 \S+ ESMTP Mendbook$/)
  const features = await client.say('EHLO river.example')
  for (const each of ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES', 'SIZE 1000000'])
    expect(features).toContain(each)
  for (const each of ['AUTH', 'STARTTLS', 'XCLIENT', 'CHUNKING']) expect(features).not.toContain(each)
  await client.end()
})

test('what was said yes to lies on disk as it came, with what the transport said, and is worked on behind', async () => {
  const client = await ready(door, ['help@larkfield.example'])
  await client.send(`${mail('kept')}..a line with a dot\r\n.\r\n`)
  expect(await client.answer()).toMatch(/^250 2\.\d\.\d Kept as /)
  await client.end()
  const [kept] = seen()
  expect(kept).toMatchObject({
    tenant: on.world.tenant,
    mailbox: help,
    source: 'smtp',
    envelope: {
      from: 'wren@river.example',
      to: ['help@larkfield.example'],
      address: '127.0.0.1',
      helo: 'river.example',
    },
  })
  expect(await kept?.content()).toBe(`${mail('kept')}.a line with a dot\r\n`)
  await expect.poll(() => worked).toContain(kept?.id)
})

test.each([
  ['an address of nobody', 'nobody@larkfield.example'],
  ['an address elsewhere: nothing is relayed', 'wren@river.example'],
  ['an address without a domain', 'help'],
  ['a route through us', 'river.example!wren@larkfield.example'],
  ['a percent sign, as relays once took it', 'wren%river.example@larkfield.example'],
])('%s is refused for good', async (_what, address) => {
  const client = await talk(portOf(door))
  await client.say('EHLO river.example')
  await client.say('MAIL FROM:<wren@river.example>')
  expect(await client.say(`RCPT TO:<${address}>`)).toMatch(/^(550 5\.1\.1|501)/)
  expect(await client.say('DATA')).toMatch(/^503/)
  await client.end()
})

test('a tag behind a plus, any case, and a bounce with no sender find the mailbox', async () => {
  const client = await ready(door, ['Help+T.abc+d@LARKFIELD.example'], '')
  await client.send(`${mail('bounce')}.\r\n`)
  expect(await client.answer()).toMatch(/^250/)
  await client.end()
  expect(seen().at(-1)).toMatchObject({ mailbox: help, envelope: { from: '', to: ['Help+T.abc+d@LARKFIELD.example'] } })
})

test('several mailboxes of several workspaces each get it, one that is named twice once', async () => {
  const other = await on.mailbox('post@otherwhere.example', on.world.stranger)
  const before = seen().length
  const to = ['help@larkfield.example', 'post@otherwhere.example', 'help+again@larkfield.example']
  const client = await ready(door, to)
  await client.send(`${mail('to all')}.\r\n`)
  expect(await client.answer()).toMatch(/^250/)
  await client.end()
  const kept = seen().slice(before)
  expect(kept.map(({ mailbox }) => mailbox)).toEqual([help, other])
  expect(kept[1]?.tenant).not.toBe(on.world.tenant)
  expect(await kept[1]?.content()).toBe(mail('to all'))
})

test('whoever claims an address of another workspace gets none of its mail', async () => {
  await on.mailbox('help@larkfield.example', on.world.stranger)
  const client = await ready(door, ['help@larkfield.example'])
  await client.send(`${mail('not for them')}.\r\n`)
  expect(await client.answer()).toMatch(/^250/)
  await client.end()
  expect(seen().at(-1)).toMatchObject({ mailbox: help, tenant: on.world.tenant })
})

test('a mailbox that is switched off takes nothing', async () => {
  const id = await on.mailbox('closed@larkfield.example')
  expect((await on.world.admin.patch(`/mailboxes/${id}`, { active: false })).status).toBe(200)
  const client = await talk(portOf(door))
  await client.say('EHLO river.example')
  await client.say('MAIL FROM:<wren@river.example>')
  expect(await client.say('RCPT TO:<closed@larkfield.example>')).toMatch(/^550 5\.1\.1/)
  await client.end()
})

test('cut in the middle of a message, nothing is kept', async () => {
  const before = seen().length
  const client = await ready(door, ['help@larkfield.example'])
  await client.send(`${mail('half')}and then\r\n.`)
  client.cut()
  const next = await ready(door, ['help@larkfield.example'])
  await next.send(`${mail('whole')}.\r\n`)
  await next.answer()
  await next.end()
  expect(seen()).toHaveLength(before + 1)
  expect(await subjects()).not.toContain('half')
})

test('cut after the yes, it is there; the same bytes again are kept once', async () => {
  for (let round = 0; round < 2; round++) {
    const client = await ready(door, ['help@larkfield.example'])
    await client.send(`${mail('twice')}.\r\n`)
    expect(await client.answer()).toMatch(/^250/)
    client.cut()
  }
  expect((await subjects()).filter((subject) => subject === 'twice')).toHaveLength(1)
  expect(worked.filter((id) => id === seen().at(-1)?.id).length).toBeLessThanOrEqual(1)
})

// https://www.postfix.org/smtp-smuggling.html
test.each([
  ['LF . LF', '\n.\n'],
  ['LF . CR LF', '\n.\r\n'],
  ['CR LF . LF', '\r\n.\n'],
  ['CR . CR', '\r.\r'],
  ['CR LF . CR', '\r\n.\r'],
  ['CR LF NUL . CR LF', '\r\n\0.\r\n'],
])('%s ends no message: what follows stays in it', async (_what, end) => {
  const before = seen().length
  const client = await ready(door, ['help@larkfield.example'])
  const smuggled = `MAIL FROM:<boss@larkfield.example>\r\nRCPT TO:<help@larkfield.example>\r\nDATA\r\nSubject: smuggled\r\n`
  await client.send(`${mail(`outer ${JSON.stringify(end)}`)}${end}${smuggled}`)
  await client.send('\r\n.\r\n')
  expect(await client.answer()).toMatch(/^250/)
  expect(await client.say('NOOP')).toMatch(/^250/)
  await client.end()
  expect(seen()).toHaveLength(before + 1)
  expect(await seen().at(-1)?.content()).toContain('Subject: smuggled')
})

test('the end of a message is found however it is cut into packets', async () => {
  const text = `${mail('in pieces', '..\r\n.\n.\r.')}.\r\n`
  const client = await ready(door, ['help@larkfield.example'])
  for (const byte of text) await client.send(byte)
  expect(await client.answer()).toMatch(/^250/)
  await client.end()
  expect(await seen().at(-1)?.content()).toBe(mail('in pieces', '.\r\n.\n.\r.'))
})

test('commands are taken in one go, and each message of a connection is kept', async () => {
  const before = seen().length
  const client = await talk(portOf(door))
  await client.say('EHLO river.example')
  const one = (n: number) =>
    `MAIL FROM:<wren@river.example> BODY=8BITMIME SMTPUTF8\r\nRCPT TO:<help@larkfield.example>\r\nDATA\r\n${mail(`piped ${n}`, 'Grüße')}.\r\n`
  await client.send(Array.from({ length: 5 }, (_, n) => one(n)).join(''))
  for (let n = 0; n < 5; n++)
    for (const code of [250, 250, 354, 250]) expect(await client.answer()).toMatch(new RegExp(`^${code}`))
  await client.end()
  expect(seen()).toHaveLength(before + 5)
  expect(await seen().at(-1)?.content()).toContain('Grüße')
})

test('a line that never ends and commands that nobody knows end the connection', async () => {
  const client = await talk(portOf(door))
  await client.send(Buffer.alloc(200_000, 'A'))
  expect(await client.answer()).toMatch(/^421/)
  const other = await talk(portOf(door))
  let answer = ''
  for (let n = 0; n < 12 && !answer.startsWith('421'); n++) answer = await other.say('XYZZY')
  expect(answer).toMatch(/^421/)
})
