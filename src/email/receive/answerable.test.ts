// Whom a ticket is for where the sender is not the one to answer: forms, and mails that agents pass on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { handIn, type RawWish, rawMail } from '../../../test/mail/hand-in.ts'
import { createWorld, type World } from '../../../test/world.ts'

const us = 'it@larkfield.example'
const relay = 'mx.larkfield.example'

let desk: TestDesk
let world: World
let key: string

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const handling = { trustedRelays: [relay] }
  key = (await world.admin.post('/mailboxes', { name: 'IT', address: us, team: 'Service', handling })).body.hookKey
})
afterAll(() => desk.stop())

const mail = async (wish: RawWish) => (await handIn(desk, key, rawMail({ to: us, ...wish }))).body
async function requesterOf(wish: RawWish): Promise<string> {
  const { ticket } = await mail(wish)
  return (await world.agent.get(`/tickets/${ticket.number}`)).body.requester.email
}

test.each([
  ['who filled it in is answered', { 'Reply-To': 'Cleo Marsh <cleo@other.example>' }, 'cleo@other.example'],
  ['not the desk itself', { 'Reply-To': us }, 'noreply@shop.example'],
  ['not the desk behind a plus', { 'Reply-To': 'it+x@larkfield.example' }, 'noreply@shop.example'],
  ['nobody who reads nothing either', { 'Reply-To': 'no-reply@other.example' }, 'noreply@shop.example'],
  ['not one of several', { 'Reply-To': 'a@other.example, b@other.example' }, 'noreply@shop.example'],
])('a form that sends from an address that nobody reads: %s', async (_what, headers, expected) => {
  expect(await requesterOf({ from: 'Shop <noreply@shop.example>', headers })).toBe(expected)
})

test('whoever sends by themselves is who asks, whatever they name as the one to answer', async () => {
  const headers = { 'Reply-To': world.requester.email }
  expect(await requesterOf({ from: 'eve@elsewhere.example', headers })).toBe('eve@elsewhere.example')
})

test.each([
  ['a customer', 'Bo Ahrens <bo@customer.example>', 'bo@customer.example'],
  ['the desk itself', `IT help <${us}>`, 'agent@larkfield.example'],
  ['the desk with a token', 'IT help <it+r.abc@larkfield.example>', 'agent@larkfield.example'],
  ['a mail server', 'Mail Delivery <MAILER-DAEMON@customer.example>', 'agent@larkfield.example'],
  ['an address that nobody reads', 'noreply@customer.example', 'agent@larkfield.example'],
])('an agent passes on a mail of %s', async (_what, sender, expected) => {
  const body = `Please look.\n\n---------- Forwarded message ---------\nFrom: ${sender}\nDate: Fri, 20 Nov 2026 at 10:12\nSubject: Crane\nTo: Agent <agent@larkfield.example>\n\nThe crane stands still.`
  expect(await requesterOf({ from: world.agent.email, subject: 'Fwd: Crane', body })).toBe(expected)
})

test('who is always let in is not let in when they are forged', async () => {
  await world.admin.post('/mail/sender-rules', { kind: 'allow', pattern: '@partner.example' })
  const spam = (result: string) => ({
    'Authentication-Results': `${relay}; spf=${result} smtp.mailfrom=partner.example; dmarc=${result} header.from=partner.example`,
    Received: `by ${relay}; Fri`,
    'X-Spam-Flag': 'YES',
  })
  expect(await mail({ from: 'ops@partner.example', headers: spam('fail') })).toMatchObject({ state: 'quarantined' })
  expect(await mail({ from: 'ops@partner.example', headers: spam('pass') })).toMatchObject({ state: 'ticketed' })
})
