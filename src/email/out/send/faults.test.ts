// Mail servers that fail in every way, and what becomes of a mail then: it arrives, known as one, or somebody is told why not.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { testSender } from '../../../../test/mail/sender.ts'
import { type Fault, type SmtpDouble, startSmtpDouble } from '../../../../test/mail/smtp-double.ts'
import { createWorld, type World } from '../../../../test/world.ts'

let desk: TestDesk
let world: World
let smtp: SmtpDouble
let mail: ReturnType<typeof testSender>
const clock = { at: Date.now(), now: () => new Date(clock.at) }
const later = (minutes: number) => {
  clock.at += minutes * 60_000
}

beforeAll(async () => {
  smtp = await startSmtpDouble()
  desk = await startTestDesk({ clock })
  world = await createWorld(desk)
  mail = testSender(desk, { greeting: 2000, silence: 300, whole: 2000 })
  const added = await world.admin.post('/mailboxes', {
    name: 'Service desk',
    address: 'help@larkfield.example',
    outgoing: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, security: 'none', user: 'help' },
    outgoingPassword: 'right',
    handling: { acknowledge: false, holdSeconds: 0 },
  })
  expect(added.status).toBe(201)
})
afterAll(async () => {
  mail.close()
  await desk.stop()
  await smtp.stop()
})
afterEach(() => {
  smtp.clear()
  smtp.fail = () => undefined
  smtp.accounts = null
})

const send = () => mail.send(world.tenant)

/** A reply of the desk on a new ticket: one mail to its requester. */
async function replied(body = 'Which gate?') {
  const { number } = (await world.requester.post('/tickets', { title: 'The gate sticks' })).body
  const { id } = (await world.agent.post(`/tickets/${number}/replies`, { body })).body
  const row = async () => {
    const { items } = (await world.agent.get(`/tickets/${number}/mail?message=${id}`)).body
    return items[0]
  }
  return { number, row }
}

const once = (fault: Fault) => {
  let left = 1
  smtp.fail = ({ n }) => (n >= 0 && left-- > 0 ? fault : undefined)
}

test.each([
  ['a mailbox that is busy', { at: 'rcpt', code: 450, text: '4.2.1 Mailbox busy' }],
  ['greylisting', { at: 'rcpt', code: 451, text: '4.7.1 Greylisted, try again in 5 minutes' }],
  ['a server without room', { at: 'data', code: 452, text: '4.3.1 Insufficient system storage' }],
  ['a server that stalls', { at: 'stall' }],
] as [string, Fault][])('%s is asked again, and the mail arrives once', async (_, fault) => {
  const { row } = await replied()
  once(fault)
  await send()
  expect(await row()).toMatchObject({ state: 'queued', attempts: 1 })
  expect((await row()).reason).toBeTruthy()
  await send()
  expect(smtp.taken).toHaveLength(0)
  later(2)
  await send()
  expect(await row()).toMatchObject({ state: 'sent' })
  expect(smtp.taken).toHaveLength(1)
})

test('a connection that is cut before the server said yes: the same mail again, known by its Message-ID', async () => {
  const { row } = await replied()
  once({ at: 'cut' })
  await send()
  expect(await row()).toMatchObject({ state: 'queued' })
  later(2)
  await send()
  expect(await row()).toMatchObject({ state: 'sent' })
  expect(smtp.taken).toHaveLength(2)
  expect(smtp.counts().size).toBe(1)
})

test('what a server refuses for good has failed at once: the ticket says why, and nobody writes to an address that is none', async () => {
  const { number, row } = await replied()
  smtp.fail = ({ n }) => (n >= 0 ? { at: 'rcpt', code: 550, text: '5.1.1 User unknown' } : undefined)
  await send()
  expect(await row()).toMatchObject({ state: 'failed', response: expect.stringContaining('User unknown') })
  const { items } = (await world.agent.get(`/tickets/${number}/events`)).body
  expect(items.map(({ name }: { name: string }) => name)).toContain('ticket.undelivered')
  const suppressed = (await world.admin.get('/mail/suppressed-addresses')).body.items
  expect(suppressed).toMatchObject([{ address: world.requester.email, cause: 'bounced' }])
  smtp.fail = () => undefined
  const next = await replied()
  await send()
  expect(await next.row()).toMatchObject({ state: 'suppressed' })
  expect((await world.admin.delete(`/mail/suppressed-addresses/${world.requester.email}`)).status).toBe(204)
  const { id } = await row()
  expect((await world.agent.post(`/mail/outbox/${id}/retry`)).status).toBe(200)
  await send()
  expect(await row()).toMatchObject({ state: 'sent' })
})

test('a sign-in that is refused holds the mailbox and no mail is lost; mended, all of them go', async () => {
  // Connections that were let in before stay open.
  mail.close()
  smtp.accounts = new Map([['help', 'other']])
  const [one, two] = [await replied(), await replied()]
  await send()
  for (const { row } of [one, two]) expect(await row()).toMatchObject({ state: 'queued' })
  const box = async () => (await world.admin.get('/mailboxes/help@larkfield.example')).body.state.outgoing
  expect(await box()).toMatchObject({
    state: 'failing',
    problem: expect.stringMatching(/refused the user name or the password/),
  })
  expect(JSON.stringify(await box())).not.toContain('right')
  smtp.accounts = new Map([['help', 'right']])
  later(20)
  await send()
  for (const { row } of [one, two]) expect(await row()).toMatchObject({ state: 'sent' })
  expect(await box()).toMatchObject({ state: 'working', problem: null })
})

test('two desks send what is due, and each mail goes once', async () => {
  const other = testSender(desk)
  const rows = await Promise.all(Array.from({ length: 30 }, () => replied()))
  await Promise.all([send(), other.send(world.tenant), send(), other.send(world.tenant)])
  other.close()
  for (const { row } of rows) expect(await row()).toMatchObject({ state: 'sent' })
  expect(smtp.taken).toHaveLength(30)
  expect(smtp.counts().size).toBe(30)
})

test('many mails and a server that fails every third time: none is lost, none is another', async () => {
  const faults: Fault[] = [
    { at: 'rcpt', code: 450, text: '4.2.1 Busy' },
    { at: 'cut' },
    { at: 'data', code: 451, text: '4.3.0 Later' },
  ]
  let asked = 0
  let failed = 0
  smtp.fail = ({ n }) => {
    if (n < 0 || ++asked % 3 !== 0 || failed >= 100) return undefined
    return faults[failed++ % faults.length]
  }
  const rows = []
  for (let n = 0; n < 150; n++) rows.push(await replied(`Number ${n}`))
  for (let round = 0; round < 12; round++) {
    await send()
    later(300)
  }
  expect(failed).toBeGreaterThan(50)
  const states = await Promise.all(rows.map(async ({ row }) => (await row()).state))
  expect(new Set(states)).toEqual(new Set(['sent']))
  const said = smtp.taken.map(({ raw }) => /Number \d+/.exec(raw)?.[0])
  expect(new Set(said).size).toBe(150)
  // What came twice, because the server cut before it said yes, is the same mail.
  expect(smtp.counts().size).toBe(150)
}, 120_000)
