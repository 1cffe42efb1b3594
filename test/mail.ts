// Mails for tests, from raw text. Made by another parser than the desk's own, so that what judges mails is tried without it.
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import type { Address, Mail } from '../src/email/message/mail.ts'

/** `\n` will do for line ends. */
export async function mailOf(raw: string | Buffer): Promise<Mail> {
  const parsed = await simpleParser(raw, { keepDeliveryStatus: true, skipImageLinks: true })
  return {
    from: addresses(parsed.from),
    sender: null,
    replyTo: addresses(parsed.replyTo),
    to: addresses(parsed.to),
    cc: addresses(parsed.cc),
    subject: parsed.subject ?? '',
    messageId: bare(parsed.messageId) ?? null,
    inReplyTo: (parsed.inReplyTo ?? '').split(/\s+/).flatMap((id) => bare(id) ?? []),
    references: [parsed.references ?? []].flat().flatMap((id) => bare(id) ?? []),
    date: parsed.date ?? null,
    text: parsed.text ?? '',
    html: parsed.html || null,
    headers: parsed.headerLines.map(({ key, line }) => ({ name: key, value: unfolded(line) })),
    files: [],
    sealed: [],
    invitation: null,
    forwarded: null,
    forgery: [],
    defects: [],
    parts: parsed.attachments.flatMap(part),
  }
}

function addresses(found: ParsedMail['to']): Address[] {
  return [found ?? []]
    .flat()
    .flatMap(({ value }) => value.map(({ name, address }) => ({ name, address: (address ?? '').toLowerCase() })))
}

const bare = (id: string | undefined) => id?.replaceAll(/[<>]/g, '') || undefined
const unfolded = (line: string) =>
  line
    .slice(line.indexOf(':') + 1)
    .replaceAll(/\r?\n\s*/g, ' ')
    .trim()

const kept = /^(?:message\/|text\/rfc822-headers)/

function part({ contentType, content }: Attachment): Mail['parts'] {
  return kept.test(contentType) ? [{ type: contentType, text: content.toString('utf8') }] : []
}
