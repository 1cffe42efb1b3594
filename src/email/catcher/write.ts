// A mail that somebody writes on the page of the catcher, as a customer would in a mail program: a new one, or an answer.
import { randomUUID } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { z } from 'zod'
import { addressesOf, type Caught } from './kept.ts'

const address = z.string().trim().max(320).pipe(z.email('is not an address: write it like name@example.com'))
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replaceAll(/[\r\n]+/g, ' ').trim())

export const Draft = z.object({
  name: plain(120).default(''),
  from: address,
  to: address,
  subject: plain(500).default(''),
  text: z.string().max(500_000).default(''),
  /** Id of the mail that it answers. */
  answers: z.string().optional(),
})
export type Draft = z.output<typeof Draft>

/** What a mail program would fill in when somebody who got this answers it. */
export function answerTo({ mail, to }: Caught): Draft {
  const [back] = [...addressesOf(mail.replyTo), ...addressesOf(mail.from)]
  const me = addressesOf(mail.to).find(({ address }) => to.includes(address)) ?? { name: '', address: to[0] ?? '' }
  const subject = mail.subject ?? ''
  const said = (mail.text ?? '').trimEnd().split('\n')
  const when = mail.date?.toUTCString() ?? 'earlier'
  const [from] = addressesOf(mail.from)
  const who = from?.name || from?.address || 'somebody'
  return {
    name: me.name,
    from: me.address,
    to: back?.address ?? '',
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
    text: `\n\nOn ${when}, ${who} wrote:\n${said.map((line) => `> ${line}`).join('\n')}\n`,
  }
}

/** @param answered the mail that it answers: its ids are what a conversation is held together by (RFC 5322 §3.6.4) */
export async function compose({ name, from, to, subject, text }: Draft, answered?: Caught): Promise<Buffer> {
  const id = answered?.mail.messageId
  const before = [answered?.mail.references ?? []].flat()
  return new MailComposer({
    from: { name, address: from },
    to,
    subject,
    text,
    messageId: `<${randomUUID()}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    ...(id && { inReplyTo: id, references: [...before, id] }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}
