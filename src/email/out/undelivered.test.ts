// Mail that comes back: what the ticket says, and who is written to no more.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { handIn } from '../../../test/mail/hand-in.ts'
import { type MailingDesk, startMailingDesk } from '../../../test/mail/mailing-desk.ts'
import { theDesk } from '../../platform/context.ts'
import { act } from '../../platform/events.ts'
import type { Bounce } from '../automatic/index.ts'
import { noteBounce } from './undelivered.ts'

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

async function sent() {
  const { id } = (await world.requester.post('/tickets', { title: 'The gate sticks' })).body
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Which gate?' })
  await mail.send(world.tenant)
  const row = async () => (await world.agent.get(`/tickets/${id}/mail`)).body.items[0]
  return { id: id as string, row, messageId: (await row()).messageId as string }
}

type Returned = Partial<Bounce['recipients'][number]>
const bounce = (messageId: string | null, change: Returned = {}): Bounce => ({
  recipients: [
    {
      address: world.requester.email,
      action: 'failed',
      permanent: true,
      about: 'address',
      reason: 'there is no such mailbox',
      diagnostic: '550 5.1.1 no such user',
      ...change,
    } as Bounce['recipients'][number],
  ],
  originalMessageId: messageId,
  originalTo: null,
  ours: messageId === null,
  nothing: false,
  form: 'as a standard report',
})
const note = (told: Bounce) =>
  act(desk.runtime, { tenant: world.tenant, actor: theDesk }, (ctx) => noteBounce(ctx, told))
const suppressed = async () => (await world.admin.get('/mail/suppressed-addresses')).body.items

test('a mailbox that is not there: the mail has bounced, the ticket says so, the address is written to no more, and once', async () => {
  const { id, row, messageId } = await sent()
  expect(await note(bounce(messageId))).toBe(true)
  expect(await note(bounce(messageId))).toBe(false)
  expect(await row()).toMatchObject({ state: 'bounced', reason: 'It came back: there is no such mailbox.' })
  const events = (await world.agent.get(`/tickets/${id}/events`)).body.items
  expect(events.filter(({ name }: { name: string }) => name === 'ticket.undelivered')).toHaveLength(1)
  expect(await suppressed()).toMatchObject([{ address: world.requester.email, cause: 'bounced' }])
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Hello?' })
  await mail.send(world.tenant)
  expect(await row()).toMatchObject({ state: 'suppressed', reason: expect.stringContaining('is not written to') })
  await world.admin.delete(`/mail/suppressed-addresses/${world.requester.email}`)
  const { items } = (await world.requester.get(`/tickets/${id}/events`)).body
  expect(JSON.stringify(items)).not.toContain('no such mailbox')
})

test('a full mailbox bounces that mail, and the address stays', async () => {
  const { row, messageId } = await sent()
  expect(await note(bounce(messageId, { about: 'mailbox' as never, reason: 'the mailbox is full' }))).toBe(true)
  expect(await row()).toMatchObject({ state: 'bounced' })
  expect(await suppressed()).toEqual([])
})

test('a delay is no bounce; a report about a mail of somebody else changes nothing', async () => {
  const { row, messageId } = await sent()
  expect(await note(bounce(messageId, { action: 'delayed' }))).toBe(false)
  expect(await note(bounce('forged@larkfield.example'))).toBe(false)
  expect(await row()).toMatchObject({ state: 'sent' })
})

test('without its Message-ID the newest mail to that address is meant, and the address is not given up for it', async () => {
  const { row } = await sent()
  expect(await note(bounce(null))).toBe(true)
  expect(await row()).toMatchObject({ state: 'bounced' })
  expect(await suppressed()).toEqual([])
})

test('a report that comes in is known where the mail came back without its Message-ID, or where nothing of it came back', async () => {
  const key = (await world.admin.post('/mailboxes', { name: 'In', address: 'in@larkfield.example' })).body.hookKey
  const report = (returned: string) =>
    Buffer.from(
      [
        `From: MAILER-DAEMON@gone.example\r\nTo: help@larkfield.example\r\nMessage-ID: <${crypto.randomUUID()}@gone.example>`,
        'Subject: Delivery failure\r\nMIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n--B\r\n\r\nNot delivered.',
        `--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; gone.example\r\n\r\nFinal-Recipient: rfc822; ${world.requester.email}`,
        `Action: failed\r\nStatus: 5.1.1\r\n${returned}\r\n--B--\r\n`,
      ].join('\r\n'),
    )
  const headers = (lines: string) => `\r\n--B\r\nContent-Type: text/rfc822-headers\r\n\r\n${lines}\r\n`
  for (const returned of ['', headers('From: help@larkfield.example\r\nMessage-ID: <of-a-gateway@gw.example>')]) {
    const { row } = await sent()
    const { ticket } = await row()
    const { body } = await handIn(desk, key, report(returned))
    expect(body).toMatchObject({ state: 'ignored', ticket: { number: ticket.number } })
    expect(await row()).toMatchObject({ state: 'bounced' })
  }
  expect(await suppressed()).toEqual([])
  const { row } = await sent()
  await handIn(desk, key, report(headers('From: eve@elsewhere.example\r\nMessage-ID: <spam@elsewhere.example>')))
  expect(await row()).toMatchObject({ state: 'sent' })
})
