// Bounces that have only words, and mails of people that have the same words.
import { describe, expect, test } from 'vitest'
import { mailOf } from '../../../../test/mail.ts'
import { judge } from '../judge.ts'
import type { Around } from '../kinds.ts'
import { readBounce } from './index.ts'

const around: Around = {
  envelopeFrom: null,
  ours: { addresses: ['support@desk.example'], messageIdDomains: ['mail.desk.example'], header: null },
}

const bounceOf = async (raw: string, envelopeFrom: string | null = null) =>
  readBounce(await mailOf(raw), { ...around, envelopeFrom })

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
    const attached = `From: Ines <ines@customer.example>
Subject: Fwd: Undeliverable
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

What is this?

--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; a@x.example
Action: failed
Status: 5.1.1

--b--
`
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
