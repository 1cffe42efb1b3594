// A server that lets nobody in, or refuses whoever sends: what waits is not lost, nobody knocks again and again, and one mail stops no other.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { testSender } from '../../../../test/mail/sender.ts'
import { type SmtpDouble, startSmtpDouble } from '../../../../test/mail/smtp-double.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import type { OutMail } from '../contract.ts'

let desk: TestDesk
let world: World
let smtp: SmtpDouble
let mail: ReturnType<typeof testSender>
let signIns = 0
const clock = { at: Date.now(), now: () => new Date(clock.at) }
const later = (minutes: number) => {
  clock.at += minutes * 60_000
}

beforeAll(async () => {
  smtp = await startSmtpDouble({
    onAuth({ username = '', password }, _session, done) {
      signIns++
      if (!smtp.accounts || smtp.accounts.get(username) === password) return done(null, { user: username })
      done(Object.assign(new Error('5.7.8 Authentication credentials invalid'), { responseCode: 535 }))
    },
  })
  desk = await startTestDesk({ clock })
  world = await createWorld(desk)
  mail = testSender(desk)
  const added = await world.admin.post('/mailboxes', {
    name: 'Service desk',
    address: 'help@larkfield.example',
    outgoing: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, security: 'none', user: 'help' },
    outgoingPassword: 'right',
    handling: { holdSeconds: 0 },
  })
  expect(added.status).toBe(201)
})
afterAll(async () => {
  mail.close()
  await desk.stop()
  await smtp.stop()
})
afterEach(() => {
  smtp.fail = () => undefined
  smtp.accounts = null
  smtp.clear()
  // Connections that were let in stay open.
  mail.close()
})

const send = () => mail.send(world.tenant)
const opened = async () => (await world.requester.post('/tickets', { title: 'The gate sticks' })).body.number as string
const rowsOf = async (number: string): Promise<OutMail[]> =>
  (await world.agent.get(`/tickets/${number}/mail`)).body.items
const box = async () => (await world.admin.get('/mailboxes/help@larkfield.example')).body

/** A ticket whose acknowledgement left long ago, and a reply on it that waits. */
async function replied(body = 'Which gate?') {
  const number = await opened()
  await send()
  smtp.clear()
  const { id } = (await world.agent.post(`/tickets/${number}/replies`, { body })).body
  return async () => (await rowsOf(number)).find(({ message }) => message === id) as OutMail
}

test('an acknowledgement that is greylisted goes at its second try', async () => {
  later(60)
  const number = await opened()
  let asked = 0
  smtp.fail = ({ n }) => (n >= 0 && asked++ === 0 ? { at: 'rcpt', code: 451, text: '4.7.1 Greylisted' } : undefined)
  await send()
  later(2)
  await send()
  expect(await rowsOf(number)).toMatchObject([{ kind: 'acknowledgement', state: 'sent', reason: null }])
})

test('forty mails and a sign-in that is refused: three are tried, the rest waits, and leaves when it is mended', async () => {
  later(60)
  const number = await opened()
  await send()
  mail.close()
  smtp.clear()
  smtp.accounts = new Map([['help', 'new']])
  for (let n = 0; n < 40; n++) await world.agent.post(`/tickets/${number}/replies`, { body: `Number ${n}` })
  signIns = 0
  await send()
  expect(signIns).toBeGreaterThan(0)
  expect(signIns).toBeLessThanOrEqual(3)
  const waiting = (await rowsOf(number)).filter(({ state }) => state === 'queued')
  expect(waiting).toHaveLength(40)
  for (const { reason, attempts } of waiting) {
    expect(reason).toMatch(/refused the user name or the password/)
    expect(attempts).toBe(0)
  }
  for (const { nextTry } of waiting) expect(Date.parse(nextTry as string)).toBeGreaterThan(clock.at)

  // What comes while nobody is let in does not knock; when the pause is over, one alone does.
  await world.agent.post(`/tickets/${number}/replies`, { body: 'One more' })
  signIns = 0
  await send()
  expect(signIns).toBe(0)
  later(2)
  await send()
  expect(signIns).toBe(1)

  const { revision } = await box()
  const mended = await world.admin.patch('/mailboxes/help@larkfield.example', { outgoingPassword: 'new' }, revision)
  expect(mended.status).toBe(200)
  await send()
  expect(smtp.taken).toHaveLength(41)
  expect((await box()).state.outgoing).toMatchObject({ state: 'working', problem: null })
})

test('after days in which the mailbox let nobody in, a mail has all its tries before it', async () => {
  later(60)
  const row = await replied()
  mail.close()
  smtp.accounts = new Map([['help', 'another']])
  await send()
  expect(await row()).toMatchObject({ state: 'queued', attempts: 0 })
  later(4 * 24 * 60)
  smtp.accounts = null
  smtp.fail = ({ n }) => (n >= 0 ? { at: 'rcpt', code: 451, text: '4.7.1 Greylisted' } : undefined)
  const began = clock.at
  await send()
  expect(await row()).toMatchObject({ state: 'queued', attempts: 1 })
  while ((await row()).state === 'queued') {
    later(300)
    await send()
  }
  expect(await row()).toMatchObject({ state: 'failed', reason: expect.stringMatching(/^Given up after 23 tries\. /) })
  expect(clock.at - began).toBeGreaterThan(3 * 24 * 3600_000)
})

test('a mail at which the server hangs up is tried like any other, and its mailbox works on', async () => {
  later(60)
  const row = await replied('This one')
  smtp.fail = ({ n }) => (n >= 0 ? { at: 'cut' } : undefined)
  await send()
  expect(await row()).toMatchObject({ state: 'queued', attempts: 1, reason: expect.stringMatching(/in the middle/) })
  expect((await box()).state.outgoing.state).toBe('working')
})

test.each([
  ['data', 550, '5.4.5 Daily user sending limit exceeded', /takes no more mail .* wait in the outbox/],
  ['data', 554, '5.2.252 SendAsDenied; help not allowed to send as help', /does not let this mailbox send.*Send as/],
  ['rcpt', 553, '5.7.1 Sender address rejected: not owned by user', /does not let this mailbox send/],
] as const)('refused at %s with %i %s: the mail waits, and leaves when it is over', async (at, code, text, words) => {
  later(60)
  const row = await replied()
  smtp.fail = ({ n }) => (n >= 0 ? { at, code, text } : undefined)
  await send()
  expect(await row()).toMatchObject({ state: 'queued', attempts: 0, reason: expect.stringMatching(words) })
  expect((await box()).state.outgoing).toMatchObject({ state: 'failing', problem: expect.stringMatching(words) })
  smtp.fail = () => undefined
  later(15)
  await send()
  expect(await row()).toMatchObject({ state: 'sent' })
})
