// Full disks, large mails, slow and many clients: what is refused for now, what for good, and whom it does not concern.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mail, portOf, ready, rememberingTaker, type Stage, stage } from '../../../test/mail/listening.ts'
import { talk } from '../../../test/mail/smtp-talk.ts'
import { DeskError } from '../../platform/errors.ts'

let on: Stage
const to = ['help@larkfield.example']

beforeAll(async () => {
  on = await stage()
  await on.mailbox('help@larkfield.example')
})
afterAll(() => on.stop())

test('too large: said before, and found out while it comes; the connection goes on', async () => {
  const { taker, seen } = rememberingTaker()
  const door = await on.open({ taker, maxSize: 100_000 })
  const client = await talk(portOf(door))
  await client.say('EHLO river.example')
  expect(await client.say('MAIL FROM:<wren@river.example> SIZE=100001')).toMatch(/^552 5\.3\.4/)
  await client.say('MAIL FROM:<wren@river.example>')
  await client.say('RCPT TO:<help@larkfield.example>')
  await client.say('DATA')
  await client.send(mail('large', 'x'.repeat(200_000)))
  await client.send('.\r\n')
  expect(await client.answer()).toMatch(/^552 5\.3\.4/)
  expect(await client.say('NOOP')).toMatch(/^250/)
  await client.end()
  expect(seen()).toHaveLength(0)
})

test('a full disk is told before the message is sent, and a database that is gone too', async () => {
  const { taker, seen } = rememberingTaker()
  let full = false
  let gone = false
  const runtime = () => ({
    ...on.desk.runtime,
    disk: {
      refuseWhenFull() {
        if (full) throw new DeskError('unavailable', 'The disk is full.')
      },
    },
    database: {
      ...on.desk.runtime.database,
      outsideTenants: gone ? () => Promise.reject(new Error('gone')) : on.desk.runtime.database.outsideTenants,
    },
  })
  const door = await on.open({ taker, runtime })
  const client = await talk(portOf(door))
  await client.say('EHLO river.example')
  full = true
  expect(await client.say('MAIL FROM:<wren@river.example>')).toMatch(/^451 4\.3\.0/)
  full = false
  await client.say('MAIL FROM:<wren@river.example>')
  gone = true
  expect(await client.say('RCPT TO:<help@larkfield.example>')).toMatch(/^451 4\.3\.0/)
  gone = false
  expect(await client.say('RCPT TO:<help@larkfield.example>')).toMatch(/^250/)
  await client.end()
  expect(seen()).toHaveLength(0)
})

test('what could not be kept is to be sent again: the answer comes after the end of the message', async () => {
  const keepMail = () => Promise.reject(new Error('no room'))
  const door = await on.open({ taker: { keepMail, workOnMail: async () => undefined } })
  const client = await ready(door, to)
  await client.send(mail('lost', 'x'.repeat(300_000)))
  await client.send('.\r\nNOOP\r\n')
  expect(await client.answer()).toMatch(/^451 4\.3\.0/)
  expect(await client.answer()).toMatch(/^250/)
  await client.end()
})

test('LMTP answers for each recipient', async () => {
  const { taker, seen } = rememberingTaker()
  const second = await on.mailbox('second@larkfield.example')
  const choosy = {
    ...taker,
    keepMail: (...[runtime, arrival]: Parameters<typeof taker.keepMail>) =>
      arrival.mailbox === second ? Promise.reject(new Error('no room')) : taker.keepMail(runtime, arrival),
  }
  const door = await on.open({ taker: choosy, smtp: [], lmtp: [{ host: '127.0.0.1', port: 0 }] })
  const client = await talk(portOf(door))
  expect(await client.say('EHLO river.example')).toMatch(/^500/)
  expect(await client.say('LHLO river.example')).toMatch(/^250/)
  expect(await client.say('XFORWARD ADDR=192.0.2.7 HELO=far.example')).toMatch(/^250/)
  await client.say('MAIL FROM:<wren@river.example>')
  await client.say('RCPT TO:<second@larkfield.example>')
  await client.say('RCPT TO:<help@larkfield.example>')
  expect(await client.say('RCPT TO:<third@larkfield.example>')).toMatch(/^550/)
  await client.say('DATA')
  await client.send(`${mail('for each')}.\r\n`)
  expect(await client.answer()).toMatch(/^451 4\.3\.0/)
  expect(await client.answer()).toMatch(/^250/)
  await client.end()
  expect(seen()[0]?.envelope).toMatchObject({ address: '192.0.2.7', helo: 'far.example' })
})

test('too many recipients wait for the next message; whoever tries names is sent away', async () => {
  const { taker } = rememberingTaker()
  const door = await on.open({ taker, limits: { recipients: 2, unknownRecipients: 3 } })
  const client = await talk(portOf(door))
  await client.say('EHLO river.example')
  await client.say('MAIL FROM:<wren@river.example>')
  await client.say('RCPT TO:<help@larkfield.example>')
  await client.say('RCPT TO:<help+a@larkfield.example>')
  expect(await client.say('RCPT TO:<help+b@larkfield.example>')).toMatch(/^452/)
  await client.say('RSET')
  await client.say('MAIL FROM:<wren@river.example>')
  for (const name of ['a', 'b', 'c']) expect(await client.say(`RCPT TO:<${name}@larkfield.example>`)).toMatch(/^550/)
  expect(await client.say('RCPT TO:<d@larkfield.example>')).toMatch(/^421/)
})

test('a client that sends little for too long is sent away, and nobody waits for it', async () => {
  const { taker, seen } = rememberingTaker()
  const door = await on.open({ taker, limits: { messageMs: 300 } })
  const slow = await ready(door, to)
  await slow.send('From: wren@river.example\r\n')
  const quick = await ready(door, to)
  await quick.send(`${mail('quick')}.\r\n`)
  expect(await quick.answer()).toMatch(/^250/)
  await quick.end()
  expect(await slow.answer()).toMatch(/^421/)
  expect(seen()).toHaveLength(1)
})

test('two hundred at once: each is kept once', async () => {
  const { taker, seen, worked } = rememberingTaker()
  const door = await on.open({ taker })
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const client = await ready(door, to)
      await client.send(`${mail(`parallel ${n}`, 'y'.repeat(20_000))}.\r\n`)
      const answer = await client.answer()
      await client.end()
      return answer
    }),
  )
  expect(answers.filter((answer) => answer.startsWith('250'))).toHaveLength(200)
  expect(seen()).toHaveLength(200)
  await expect.poll(() => new Set(worked).size).toBe(200)
}, 30_000)

test('when the desk ends, whoever waits is sent away, and a message under way may end', async () => {
  const { taker, seen } = rememberingTaker()
  const door = await on.open({ taker })
  const waiting = await talk(portOf(door))
  const sending = await ready(door, to)
  await sending.send(mail('last'))
  const stopped = door.stop()
  expect(await waiting.answer()).toMatch(/^421/)
  await sending.send('.\r\n')
  expect(await sending.answer()).toMatch(/^250/)
  sending.cut()
  await stopped
  expect(seen()).toHaveLength(1)
})
