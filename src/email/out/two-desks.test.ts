// Two desks that write to each other: each would acknowledge what the other sends, for ever. They exchange one automatic mail.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { handIn, rawMail } from '../../../test/mail/hand-in.ts'
import { testSender } from '../../../test/mail/sender.ts'
import { type SmtpDouble, startSmtpDouble } from '../../../test/mail/smtp-double.ts'
import { createWorld, type World } from '../../../test/world.ts'

interface Side {
  desk: TestDesk
  world: World
  smtp: SmtpDouble
  mail: ReturnType<typeof testSender>
  hookKey: string
  address: string
}

const clock = { at: Date.now(), now: () => new Date(clock.at) }
let sides: [Side, Side]

async function side(address: string): Promise<Side> {
  const smtp = await startSmtpDouble()
  const desk = await startTestDesk({ clock })
  const world = await createWorld(desk)
  const outgoing = { kind: 'smtp', host: '127.0.0.1', port: smtp.port, security: 'none' }
  const { hookKey } = (await world.admin.post('/mailboxes', { name: 'Help', address, outgoing })).body
  return { desk, world, smtp, mail: testSender(desk), hookKey, address }
}

beforeAll(async () => {
  sides = [await side('help@first.example'), await side('help@second.example')]
})
afterAll(async () => {
  for (const { desk, smtp, mail } of sides) {
    mail.close()
    await desk.stop()
    await smtp.stop()
  }
})

/** What one of them sent so far goes to the other, as a mail server would bring it. Answers with how many that were. */
async function carry([from, to]: [Side, Side]): Promise<number> {
  await from.mail.send(from.world.tenant)
  const mails = from.smtp.to(to.address)
  from.smtp.clear()
  for (const { raw } of mails) await handIn(to.desk, to.hookKey, Buffer.from(raw))
  return mails.length
}

/** Answers with how many automatic mails the two exchange because of a first one. */
async function exchange(first: Buffer): Promise<number> {
  const [one, other] = sides
  await handIn(other.desk, other.hookKey, first)
  let automatic = 0
  for (let round = 0; round < 12; round++) {
    automatic += await carry([other, one])
    automatic += await carry([one, other])
    clock.at += 60_000
  }
  return automatic
}

test('two desks that keep the rules exchange one automatic mail', async () => {
  const hello = rawMail({ from: 'help@first.example', to: 'help@second.example', subject: 'Parts for the lift' })
  expect(await exchange(hello)).toBe(1)
})

test('an out-of-office note that answers the acknowledgement ends it too', async () => {
  const [, other] = sides
  clock.at += 3600_000
  const person = 'away@first.example'
  await handIn(
    other.desk,
    other.hookKey,
    rawMail({ from: person, to: other.address, subject: 'The lift stands still' }),
  )
  let automatic = 0
  for (let round = 0; round < 6; round++) {
    await other.mail.send(other.world.tenant)
    const mails = other.smtp.to(person)
    other.smtp.clear()
    automatic += mails.length
    for (const { raw, messageId } of mails) {
      const to = /^Reply-To:\s*(\S+)/im.exec(raw)?.[1] ?? other.address
      const headers = { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': `<${messageId}>` }
      await handIn(other.desk, other.hookKey, rawMail({ from: person, to, subject: 'Away until Monday', headers }))
    }
    clock.at += 60_000
  }
  expect(automatic).toBe(1)
})

test('one that hides that it is a machine is stopped after at most three', async () => {
  const [, other] = sides
  clock.at += 24 * 3600_000
  const machine = 'robot@lawless.example'
  let automatic = 0
  await handIn(other.desk, other.hookKey, rawMail({ from: machine, to: other.address, subject: 'Hello' }))
  for (let round = 0; round < 20; round++) {
    await other.mail.send(other.world.tenant)
    const mails = other.smtp.to(machine)
    other.smtp.clear()
    automatic += mails.length
    clock.at += 20_000
    for (const n of mails.keys())
      await handIn(
        other.desk,
        other.hookKey,
        rawMail({
          from: machine,
          to: other.address,
          subject: `We got your mail ${round}-${n}`,
          body: `Number ${round}`,
        }),
      )
  }
  expect(automatic).toBeGreaterThan(0)
  expect(automatic).toBeLessThanOrEqual(3)
})
