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

const copy =
  'From: support@desk.example\nTo: ann@old.example\nMessage-ID: <t1@mail.desk.example>\nSubject: [T-1] Printer'

const wordy: [string, string, string, string, string][] = [
  [
    'qmail',
    'MAILER-DAEMON@mx.example\nSubject: failure notice',
    `Hi. This is the qmail-send program at mx.example.

<ann@old.example>:
192.0.2.1 does not like recipient.
Remote host said: 550 no such user here

--- Below this line is a copy of the message.

${copy}`,
    '5xx',
    'There is no such mailbox',
  ],
  [
    'Exim',
    'Mail Delivery System <Mailer-Daemon@mx.example>\nX-Failed-Recipients: ann@old.example\nSubject: Mail delivery failed',
    `This message was created automatically by mail delivery software.

  ann@old.example
    host mx.old.example [192.0.2.1]
    SMTP error from remote mail server: 552 5.2.2 Mailbox full

------ This is a copy of the message, including all the headers. ------

${copy}`,
    '5.2.2',
    'The mailbox is full',
  ],
  [
    'sendmail',
    'Mail Delivery Subsystem <MAILER-DAEMON@mx.example>\nSubject: Returned mail: see transcript for details',
    `   ----- The following addresses had permanent fatal errors -----
<ann@old.example>
    (reason: 550 5.1.2 Host unknown)

   ----- Transcript of session follows -----
550 5.1.2 <ann@old.example>... Host unknown

   ----- Original message follows -----

${copy}`,
    '5.1.2',
    'There is no such domain, or it takes no mail',
  ],
  [
    'Postfix',
    'MAILER-DAEMON@mx.example (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender',
    `This is the mail system at host mx.example.

<ann@old.example>: host mx.old.example[192.0.2.1] said: 554 5.7.1
    Message refused: DMARC says no (in reply to end of DATA command)

${copy}`,
    '5.7.1',
    'The other side could not see that the mail is really from us (SPF, DKIM or DMARC)',
  ],
  [
    'old Exchange',
    'System Administrator <postmaster@old.example>\nSubject: Undeliverable: Printer',
    `Your message did not reach some or all of the intended recipients.

      Subject: Printer

The following recipient(s) could not be reached:

      ann@old.example on 11/20/2026 10:00 AM
            The e-mail account does not exist at the organization this message was sent to. <mx.old.example #5.1.1>

${copy}`,
    '5.1.1',
    'There is no such mailbox',
  ],
  [
    'Microsoft 365',
    'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@old.example>\nSubject: Undeliverable: Printer',
    `Delivery has failed to these recipients or groups:

ann@old.example
The recipient's mailbox is full and cannot take messages now.

Diagnostic information for administrators:

Remote server returned '554 5.2.2 mailbox full'

Original message headers:

${copy}`,
    '5.2.2',
    'The mailbox is full',
  ],
  [
    'Gmail',
    'Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nX-Failed-Recipients: ann@old.example\nSubject: Delivery Status Notification (Failure)',
    `** Address not found **

Your message wasn't delivered to ann@old.example because the address couldn't be found.

The response was:

550 5.1.1 The email account that you tried to reach does not exist.

----- Original message -----

${copy}`,
    '5.1.1',
    'There is no such mailbox',
  ],
  [
    'Yahoo',
    'MAILER-DAEMON@yahoo.example\nSubject: Failure Notice',
    `Sorry, we were unable to deliver your message to the following address.

<ann@old.example>:
554: delivery error: dd This user doesn't have a mailbox here

--- Below this line is a copy of the message.

${copy}`,
    '5xx',
    'There is no such mailbox',
  ],
]

describe('words alone', () => {
  test.each(wordy)('of %s', async (_, from, text, status, reason) => {
    const raw = `From: ${from}\nTo: support@desk.example\n\n${text}\n`
    const bounce = await bounceOf(raw)
    expect(bounce).toMatchObject({
      recipients: [
        {
          address: 'ann@old.example',
          action: 'failed',
          status: status === '5xx' ? null : status,
          permanent: true,
          reason,
        },
      ],
      originalMessageId: 't1@mail.desk.example',
      ours: true,
    })
    expect(judge(await mailOf(raw), around)).toMatchObject({ kind: 'bounce' })
  })

  test('a warning is a delay', async () => {
    const raw = `From: Mailer-Daemon@mx.example
X-Failed-Recipients: ann@old.example
Subject: Warning: message 1abc delayed 24 hours

A message that you sent has not yet been delivered to one or more of its recipients.

  ann@old.example
    Delay reason: connection timed out
`
    expect((await bounceOf(raw))?.recipients).toMatchObject([{ action: 'delayed', permanent: false }])
  })

  test('a person who sends a bounce on, and asks for help, wrote a mail', async () => {
    for (const [, , text] of wordy) {
      const raw = `From: Ines <ines@customer.example>\nTo: support@desk.example\nSubject: Fwd: Undeliverable\n\nWhat is this?\n\n${text}\n`
      expect(await bounceOf(raw, 'ines@customer.example')).toBeNull()
      expect(judge(await mailOf(raw), around).kind).toBe('person')
    }
    const attached = dsn('Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.1.1')
      .replace('MAILER-DAEMON@mx.example', 'ines@customer.example')
      .replace('Auto-Submitted: auto-replied\n', '')
      .replace('multipart/report; report-type=delivery-status', 'multipart/mixed')
    expect(judge(await mailOf(attached), around).kind).toBe('person')
  })

  test('an out-of-office answer with the empty sender is no bounce, whatever addresses it names', async () => {
    const raw = `From: Ines <ines@customer.example>
Subject: Automatic reply: Printer
Auto-Submitted: auto-replied

I am away. Please ask

bea@customer.example
`
    expect(judge(await mailOf(raw), { ...around, envelopeFrom: '' }).kind).toBe('auto-reply')
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
