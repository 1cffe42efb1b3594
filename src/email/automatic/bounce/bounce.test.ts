// Delivery reports: the standard ones, and those that only have words.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { mailOf } from '../../../../test/mail.ts'
import { judge } from '../judge.ts'
import type { Around } from '../kinds.ts'
import { readBounce } from './index.ts'
import { meaningOf } from './status.ts'

const around: Around = {
  envelopeFrom: null,
  ours: { addresses: ['support@desk.example'], messageIdDomains: ['mail.desk.example'], header: null },
}

const bounceOf = async (raw: string, envelopeFrom: string | null = null) =>
  readBounce(await mailOf(raw), { ...around, envelopeFrom })

function dsn(
  status: string,
  returned = 'Message-ID: <t1@mail.desk.example>\nFrom: support@desk.example\nTo: ann@old.example',
) {
  return `From: MAILER-DAEMON@mx.example
To: support@desk.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

${status}

--b
Content-Type: text/rfc822-headers

${returned}

--b--
`
}

describe('the standard report', () => {
  test('tells who, what and why, and which mail of ours it was', async () => {
    const bounce = await bounceOf(
      dsn(`Final-Recipient: rfc822; Ann@Old.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <ann@old.example>:
    Recipient address rejected: User unknown`),
    )
    expect(bounce).toEqual({
      recipients: [
        {
          address: 'ann@old.example',
          action: 'failed',
          status: '5.1.1',
          diagnostic: '550 5.1.1 <ann@old.example>: Recipient address rejected: User unknown',
          permanent: true,
          reason: 'There is no such mailbox',
          about: 'address',
        },
      ],
      originalMessageId: 't1@mail.desk.example',
      originalTo: 'ann@old.example',
      ours: true,
      nothing: false,
      form: 'as a standard report',
    })
  })

  test('of several recipients, with the last known code and without an empty line between them', async () => {
    const bounce = await bounceOf(
      dsn(`Final-Recipient: rfc822;a@x.example
Action: delayed
Status: 4.4.1
Final-Recipient: rfc822;b@x.example
Original-Recipient: rfc822;bea@x.example
Action: failed (gave up)
Status: 5.0.0
Diagnostic-Code: smtp; 552 5.2.2 over quota
Final-Recipient: rfc822;c@x.example
Action: relayed
Status: 2.1.5`),
    )
    expect(
      bounce?.recipients.map(({ address, action, status, permanent, about }) => [
        address,
        action,
        status,
        permanent,
        about,
      ]),
    ).toEqual([
      ['a@x.example', 'delayed', '4.4.1', false, 'way'],
      ['bea@x.example', 'failed', '5.2.2', true, 'mailbox'],
      ['c@x.example', 'relayed', '2.1.5', false, 'unknown'],
    ])
  })

  test.each([
    ['failed', '5.1.1', 'bounce'],
    ['failed', '4.4.7', 'bounce'],
    ['delayed', '4.2.2', 'delayed'],
    ['delivered', '2.0.0', 'delivered'],
    ['expanded', '2.0.0', 'delivered'],
  ])('%s is judged', async (action, status, kind) => {
    const mail = await mailOf(dsn(`Final-Recipient: rfc822; a@x.example\nAction: ${action}\nStatus: ${status}`))
    expect(judge(mail, around)).toMatchObject({ kind, neverAnswer: true, neverReopen: true })
  })

  test('a bounce of a mail that somebody else sent under our name is not about ours', async () => {
    const status = 'Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.1.1'
    const bounce = await bounceOf(dsn(status, 'Message-ID: <spam@botnet.example>\nFrom: mallory@botnet.example'))
    expect(bounce).toMatchObject({ ours: false, originalMessageId: 'spam@botnet.example' })
  })

  test('a delay that gave up is not permanent, and a failure without a code is', async () => {
    const first = async (status: string) =>
      (await bounceOf(dsn(`Final-Recipient: rfc822; a@x.example\n${status}`)))?.recipients[0]
    expect(await first('Action: failed\nStatus: 4.4.7')).toMatchObject({ permanent: false, about: 'way' })
    expect(await first('Action: failed')).toMatchObject({
      permanent: true,
      status: null,
      reason: 'The other side gave no reason',
    })
    expect(await first('Status: 4.2.2')).toMatchObject({ action: 'delayed', reason: 'The mailbox is full' })
  })
})

test('codes and words become reasons', () => {
  expect(meaningOf('5.7.26', null).about).toBe('policy')
  expect(meaningOf('5.1.10', 'RecipientNotFound').reason).toBe('There is no such mailbox')
  expect(meaningOf('5.4.1', 'Recipient address rejected: Access denied').reason).toBe('There is no such mailbox')
  expect(meaningOf('4.7.1', 'Greylisted, try again').reason).toBe(
    'The other side wants the mail to be sent again later',
  )
  expect(meaningOf(null, null).reason).toBe('The other side gave no reason')
})

test('a hostile report costs no more than its length', async () => {
  const mail = await mailOf(dsn('Final-Recipient: rfc822; a@x.example\nAction: failed'))
  const bad = ['<a@', 'a@b '.repeat(3), ': ', '(', '\n<a@b>:\n', ' \n'].map((piece) => piece.repeat(500_000))
  const start = performance.now()
  for (const text of bad) {
    readBounce({ ...mail, text, parts: [{ type: 'message/delivery-status', text }] }, around)
    readBounce({ ...mail, text, parts: [] }, { ...around, envelopeFrom: '' })
  }
  expect(performance.now() - start).toBeLessThan(3000)
})

const folder = path.resolve(import.meta.dirname, '../../../../../shared/data/mail-parse')
const real = 'mikel-mail/spec/fixtures/emails/multipart_report_emails'

describe.runIf(existsSync(folder))('real reports', () => {
  test.each([
    [`${real}/multi_address_bounce1.eml`, 'bounce', '5.1.1', 'There is no such mailbox'],
    [`${real}/multi_address_bounce2.eml`, 'bounce', '5.1.1', 'There is no such mailbox'],
    [
      `${real}/multipart_report_multiple_status.eml`,
      'bounce',
      '5.3.0',
      'The mail system of the other side has a fault',
    ],
    [`${real}/report_422.eml`, 'delayed', '4.2.2', 'The mailbox is full'],
    [`${real}/report_530.eml`, 'bounce', '5.3.0', 'There is no such mailbox'],
    ['nodemailer-mailparser/test/fixtures/delivery-status.eml', 'bounce', '5.1.1', 'There is no such mailbox'],
  ])('%s', async (file, kind, status, reason) => {
    const mail = await mailOf(readFileSync(path.join(folder, file)))
    expect(judge(mail, around).kind).toBe(kind)
    expect(readBounce(mail, around)?.recipients[0]).toMatchObject({ status, reason })
    expect(readBounce(mail, around)?.originalMessageId).toMatch(/@/)
  })
})
