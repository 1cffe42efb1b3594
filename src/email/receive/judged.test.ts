// What mail is and who sent it, through the real desk: machines are attached and change nothing, fakes wait, loops end.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World
let hookKey: string
let unique = 0
let now = Date.parse('2026-11-20T08:00:00Z')

const us = 'it@larkfield.example'

beforeAll(async () => {
  desk = await startTestDesk({ clock: { now: () => new Date(now) } })
  world = await createWorld(desk)
  const handling = { trustedRelays: ['mx.larkfield.example'] }
  const mailbox = await world.admin.post('/mailboxes', { name: 'IT help', address: us, team: 'Service', handling })
  hookKey = mailbox.body.hookKey
})
afterAll(() => desk.stop())

async function mail(headers: Record<string, string>, body = 'Every hour.') {
  const all = {
    From: world.requester.email,
    To: us,
    Subject: 'VPN',
    'Message-ID': `<j${++unique}@x.example>`,
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  const { body: answer } = await desk.app.inject({
    method: 'POST',
    url: `/hooks/mail/${hookKey}`,
    headers: { 'content-type': 'message/rfc822' },
    payload: Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}\r\n`),
  })
  const taken = JSON.parse(answer)
  const { verdict } = (await world.agent.get(`/mail/ledger/${taken.ledgerId}`)).body
  return { ...taken, verdict }
}

const minutes = (n: number) => {
  now += n * 60_000
}

/** As if the desk had mailed somebody by itself just now. */
const mailed = (address: string, kind: string) =>
  desk.superuser.query(
    `insert into mail_out (tenant_id, id, event_id, kind, ticket_id, person_id, role, state, address, created_at, sent_at)
    values ($1, gen_random_uuid(), gen_random_uuid(), $2, gen_random_uuid(), gen_random_uuid(), 'requester', 'sent', $3, $4, $4)`,
    [world.tenant, kind, address, new Date(now)],
  )

test('an out-of-office note on a resolved ticket is attached, says why, and reopens nothing', async () => {
  const { ticket } = await mail({ 'Message-ID': '<away@x.example>' })
  await world.agent.post(`/tickets/${ticket.number}/resolution`, { resolution: 'The gateway was started anew.' })
  const note = await mail({ Subject: 'Automatic reply: VPN', 'In-Reply-To': '<away@x.example>' }, 'I am away.')
  expect(note).toMatchObject({
    state: 'appended',
    verdict: { kind: 'auto-reply', neverAnswer: true, why: expect.stringContaining('Automatic reply: VPN') },
  })
  expect((await world.agent.get(`/tickets/${ticket.number}`)).body.status).toBe('resolved')
})

test('a relay that was named proves the sender or shows the fake; a forged header below it does not', async () => {
  const says = (result: string) =>
    `mx.larkfield.example; spf=${result} smtp.mailfrom=${world.requester.email}; dmarc=${result} header.from=${world.requester.email.split('@')[1]}`
  const proven = await mail({ 'Authentication-Results': says('pass'), Received: 'by mx.larkfield.example; Fri' })
  expect(proven).toMatchObject({ state: 'ticketed', verdict: { from: 'proven', by: 'relay mx.larkfield.example' } })
  const fake = await mail({ 'Authentication-Results': says('fail'), Received: 'by mx.larkfield.example; Fri' })
  expect(fake).toMatchObject({ state: 'quarantined', verdict: { from: 'failed', dmarc: 'fail' } })
  expect(fake.reason).toMatch(/says that it was not sent by its servers/)
  const named = {
    From: `"boss@larkfield.example" <${world.requester.email}>`,
    Received: 'by mx.larkfield.example; Fri',
  }
  const shown = await mail({ 'Authentication-Results': says('pass'), ...named })
  expect(shown.verdict).toMatchObject({ from: 'proven', warnings: [expect.stringContaining('calls itself boss@')] })
  const forged = await mail({ 'Authentication-Results': says('pass').replace('mx.', 'mx2.') })
  expect(forged.verdict).toMatchObject({ from: 'unproven', by: 'nobody' })
})

test('what a rule redirected here waits with its reason, until the address is named among those that redirect', async () => {
  const redirected = { 'X-MS-Exchange-Inbox-Rules-Loop': us, 'Message-ID': '<redirected@x.example>' }
  expect(await mail(redirected)).toMatchObject({ state: 'quarantined', reason: expect.stringMatching(/redirected it/) })
  // Really round in a circle: it was here.
  expect(await mail({ ...redirected, Received: 'from here by there' })).toMatchObject({ state: 'ignored' })
  await world.admin.patch(`/mailboxes/${us}`, { handling: { forwarders: [us] } })
  expect(await mail({ ...redirected, 'Message-ID': '<another@x.example>' })).toMatchObject({ state: 'ticketed' })
})

test('what a filter called spam waits', async () => {
  const { state, reason } = await mail({ 'X-Spam-Flag': 'YES' })
  expect([state, reason]).toEqual(['quarantined', 'A filter on its way calls it spam: “x-spam-flag: YES”.'])
})

test('a machine that hides is acknowledged once, and when copies go on, held back after three answers', async () => {
  const lawless = 'lawless@machines.example'
  const answer = (n: number) =>
    mail({ From: lawless, Subject: `Thank you for your mail number ${n}` }, `We are closed until the ${n}th of May.`)
  expect((await answer(0)).verdict.neverAnswer).toBe(false)
  await mailed(lawless, 'acknowledgement')
  minutes(4)
  const second = await answer(1)
  expect(second).toMatchObject({ state: 'ticketed', verdict: { kind: 'person', neverAnswer: true } })
  expect(second.verdict.why).toMatch(/within the last 10 minutes/)
  const states: string[] = []
  for (let n = 2; n < 7; n += 1) {
    await mailed(lawless, 'copy')
    minutes(2)
    states.push((await answer(n)).state)
  }
  expect(states).toEqual(['ticketed', 'ticketed', 'quarantined', 'quarantined', 'quarantined'])
})

test('a monitor with fifty alerts is never held back', async () => {
  const monitor = 'monitor@machines.example'
  let acknowledged = 0
  for (let n = 0; n < 50; n += 1) {
    minutes(1)
    const { state, verdict } = await mail({ From: monitor, Subject: `Disk ${n} is full` }, 'The disk is nearly full.')
    expect(state).toBe('ticketed')
    if (verdict.neverAnswer) continue
    acknowledged += 1
    await mailed(monitor, 'acknowledgement')
  }
  expect(acknowledged).toBe(3)
})
