// Ways in which somebody gets into a ticket of others, or gets something out of it, by mail: each tried at the real desk.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { handIn, type RawWish, rawMail } from '../../../test/mail/hand-in.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { addressWith, signToken } from '../token.ts'

const us = 'it@larkfield.example'
const outsider = 'eve@elsewhere.example'

let desk: TestDesk
let world: World
let key: string

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const handling = { trustedRelays: ['mx.larkfield.example'] }
  key = (await world.admin.post('/mailboxes', { name: 'IT', address: us, team: 'Service', handling })).body.hookKey
})
afterAll(() => desk.stop())

const mail = async (wish: RawWish = {}) =>
  (await handIn(desk, key, rawMail({ from: world.requester.email, to: us, ...wish }))).body
const relaySays = (words: string) => ({
  'Authentication-Results': `mx.larkfield.example; ${words}`,
  Received: 'by mx.larkfield.example; Fri',
})
const proven = relaySays('spf=pass smtp.mailfrom=larkfield.example; dmarc=pass header.from=larkfield.example')
const answerTo = (ticket: string, person: string) =>
  addressWith(us, signToken({ secret: desk.runtime.secret, tenant: world.tenant }, { ticket, person }))
const said = async (ticket: string) => (await world.requester.get(`/tickets/${ticket}/messages`)).body.items

test('the address of a ticket, given to a service that mails a code to it, shows that code to nobody but the desk', async () => {
  const { ticket } = await mail({ subject: 'My address with the desk' })
  const to = answerTo(ticket.number, world.requester.id)
  for (const [from, headers] of [
    ['no-reply@chat.example', {}],
    ['hello@chat.example', { 'Auto-Submitted': 'auto-generated' }],
    [outsider, { 'Auto-Submitted': 'auto-replied' }],
    ['MAILER-DAEMON@chat.example', { 'Return-Path': '<>' }],
  ] as const) {
    const held = await mail({ from, to, subject: 'Confirm your address', body: 'Your code is 424242.', headers })
    expect(held).toMatchObject({ state: 'quarantined', reason: expect.stringContaining('not on that ticket') })
  }
  expect(await said(ticket.number)).toEqual([])
})

test('a sign that only becomes a letter in lower case makes nobody somebody else', async () => {
  await world.admin.post('/people', { name: 'Kim', email: 'kim@larkfield.example', roles: ['End User'] })
  const { ticket } = await mail({ from: 'Kim <KIM@Larkfield.example>', subject: 'Mine' })
  for (const from of ['\u212aim@larkfield.example', 'kim@lar\u212afield.example'])
    expect(await mail({ from, subject: `Re: [${ticket.number}]` })).toMatchObject({ state: 'quarantined' })
})

test('whose mails were proven before is not believed on a number in a subject when they are not', async () => {
  const { ticket } = await mail({ from: world.colleague.email, subject: 'Leave', headers: proven })
  const forged = { from: world.colleague.email, subject: `Re: [${ticket.number}] Leave`, body: 'Pay it elsewhere.' }
  expect(await mail(forged)).toMatchObject({
    state: 'quarantined',
    reason: expect.stringMatching(/in the name of Colleague.*proven to be theirs before/),
  })
  // Somebody else on the ticket knows the address that the desk wrote to them from.
  const to = answerTo(ticket.number, world.requester.id)
  expect(await mail({ ...forged, to })).toMatchObject({ state: 'quarantined' })
  expect(await mail({ ...forged, headers: proven })).toMatchObject({ state: 'appended', ticket })
  const own = answerTo(ticket.number, world.colleague.id)
  expect(await mail({ ...forged, to: own })).toMatchObject({ state: 'appended', ticket })
})

test('a forged new ticket puts nobody in copy where its sender was proven before', async () => {
  await mail({ from: world.colleague.email, subject: 'Proven', headers: proven })
  const inCopy = { from: world.colleague.email, subject: 'Reset me', headers: { Cc: outsider } }
  const people = async (number: string) =>
    JSON.stringify((await world.agent.get(`/tickets/${number}/participants`)).body.items)
  const forged = (await mail(inCopy)).ticket.number
  expect(await people(forged)).not.toContain(outsider)
  const own = await mail({ ...inCopy, headers: { ...inCopy.headers, ...proven } })
  expect(await people(own.ticket.number)).toContain(outsider)
})

test('a mail that the relay took in for another domain, which is not that of its sender, answers nobody’s ticket', async () => {
  const { ticket } = await mail({ from: 'ida@quarry.example', subject: 'Stone' })
  const headers = relaySays('spf=pass smtp.mailfrom=elsewhere.example; dmarc=none header.from=quarry.example')
  const forged = await mail({ from: 'ida@quarry.example', subject: `[${ticket.number}]`, headers })
  expect(forged).toMatchObject({ state: 'quarantined', reason: expect.stringContaining('sent for elsewhere.example') })
})

test('two senders in one From are nobody who is known', async () => {
  const { ticket } = await mail({ subject: 'Two' })
  const from = `${world.requester.email}, ${outsider}`
  const to = answerTo(ticket.number, world.requester.id)
  expect(await mail({ from, to })).toMatchObject({
    state: 'quarantined',
    reason: expect.stringContaining('nobody can tell who wrote it'),
  })
})

test('a copy that a list broke is held back, and the same mail that came straight is taken in', async () => {
  const same = { 'Message-ID': '<both@larkfield.example>', Date: 'Fri, 20 Nov 2026 10:00:00 +0000' }
  const broken = relaySays('spf=fail smtp.mailfrom=list.example; dmarc=fail header.from=larkfield.example')
  expect(await mail({ headers: { ...same, ...broken } })).toMatchObject({ state: 'quarantined' })
  expect(await mail({ headers: { ...same, ...proven } })).toMatchObject({ state: 'ticketed' })
})
