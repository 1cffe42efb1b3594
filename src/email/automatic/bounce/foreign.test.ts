// Bounces of servers that follow no standard, in the languages of their makers.
import { describe, expect, test } from 'vitest'
import { mailOf } from '../../../../test/mail.ts'
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

const foreign: [string, string, string, string | null][] = [
  [
    'Lotus Domino',
    'Postmaster <postmaster@old.example>\nSubject: DELIVERY FAILURE: User ann (ann@old.example) not listed in Domino Directory',
    `Your message

  Subject: [T-1] Printer

was not delivered to:

  ann@old.example

because:

  User ann (ann@old.example) not listed in Domino Directory`,
    'There is no such mailbox',
  ],
  [
    'Microsoft 365, with a remote answer',
    'postmaster@old.example\nSubject: Undeliverable: [T-1] Printer',
    `Your message to ann@old.example couldn't be delivered.

ann wasn't found at old.example.

Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ann@old.example not found by SMTP address lookup'`,
    'There is no such mailbox',
  ],
  [
    'Exchange, German',
    'Microsoft Outlook <postmaster@old.example>\nSubject: Unzustellbar: [T-1] Printer',
    `Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

ann@old.example
Das Postfach des Empfängers ist voll und kann zurzeit keine Nachrichten annehmen.

Diagnoseinformationen für Administratoren:

ann@old.example
Remote Server returned '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException'`,
    'The mailbox is full',
  ],
  [
    'QQ',
    'PostMaster <PostMaster@old.example>\nSubject: 系统退信/Systems bounce',
    `抱歉，您的邮件被退回来了……

收件人邮件地址（ann@old.example）不存在，邮件无法送达。
host mx.old.example[192.0.2.1] said: 550 Mailbox not found`,
    null,
  ],
  [
    'IMail',
    'Postmaster <postmaster@old.example>\nSubject: Undeliverable Mail',
    `Unknown host: ann@old.example

Original message follows.

${copy}`,
    null,
  ],
  [
    'a filter of spam',
    'Mail Delivery System <MAILER-DAEMON@mx.example>\nSubject: Delivery Status Notification (Failure)',
    `This is an automatically generated Delivery Status Notification.

Delivery to the following recipients failed.

       ann@old.example

The remote server said: 550 5.7.1 Message rejected as spam by content filtering.`,
    null,
  ],
]

describe('of other servers and languages', () => {
  test.each(foreign)('%s', async (_, from, text, means) => {
    const bounce = await bounceOf(`From: ${from}\nTo: support@desk.example\n\n${text}\n`, '')
    expect(bounce?.recipients.map(({ address }) => address)).toEqual(['ann@old.example'])
    if (means !== null) expect(bounce?.recipients[0]).toMatchObject({ reason: means })
  })
})
