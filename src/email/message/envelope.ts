// The fields of the header that a desk needs, each a claim of whoever wrote the mail.
import type { Limits } from './limits.ts'
import type { Address, Header, Mail } from './mail.ts'
import { parseAddresses } from './mime/addresses.ts'
import { oneLine } from './mime/clean.ts'
import { every, type Field } from './mime/fields.ts'
import { messageIds, parseDate } from './mime/reference.ts'
import { decodeWords } from './mime/words.ts'

export type Envelope = Pick<
  Mail,
  | 'from'
  | 'sender'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'subject'
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'date'
  | 'headers'
  | 'forgery'
  | 'defects'
>

const subjectLimit = 998
const valueLimit = 20_000
const headersShown = 1000

/** Fields that a mail has once; another one is read by some programs and not by others (RFC 5322 §3.6). */
const single = [
  'subject',
  'date',
  'message-id',
  'to',
  'cc',
  'reply-to',
  'sender',
  'content-type',
  'in-reply-to',
  'references',
]

export function readEnvelope(fields: Field[], limits: Limits): Envelope {
  const defects: string[] = []
  const forgery: string[] = []
  const people = (name: string, odd: string[] = defects): Address[] => {
    const { addresses, odd: found } = parseAddresses(every(fields, name).join(', '), limits.recipients)
    odd.push(...found.map((text) => `${title(name)}: ${text}`))
    return addresses
  }
  const from = readFrom(fields, people, forgery, defects)
  for (const name of single) {
    const times = every(fields, name).length
    if (times > 1) defects.push(`It has ${times} ${title(name)} headers.`)
  }
  const written = filled(fields, 'date')
  const date = parseDate(written)
  if (written !== '' && !date) defects.push('Its date cannot be read.')
  return {
    from,
    sender: people('sender')[0] ?? null,
    replyTo: people('reply-to'),
    to: people('to'),
    cc: people('cc'),
    subject: oneLine(decodeWords(filled(fields, 'subject').slice(0, 20_000)), subjectLimit),
    messageId: messageIds(filled(fields, 'message-id'))[0] ?? null,
    inReplyTo: messageIds(every(fields, 'in-reply-to').join(' ')),
    references: messageIds(every(fields, 'references').join(' ')),
    date,
    headers: fields.slice(0, headersShown).map(toHeader),
    forgery,
    defects,
  }
}

function readFrom(
  fields: Field[],
  people: (name: string, odd: string[]) => Address[],
  forgery: string[],
  defects: string[],
) {
  const odd: string[] = []
  const from = people('from', odd)
  const written = every(fields, 'from')
  if (written.length > 1) forgery.push(`It has ${written.length} From headers.`)
  else if (new Set(from.map(({ address }) => address)).size > 1) odd.push(`It names ${from.length} senders.`)
  const hidden = (text: string) => text.includes('hidden in an encoded word')
  forgery.push(...odd.filter(hidden))
  defects.push(...forgery, ...odd.filter((text) => !hidden(text)))
  if (from.length === 0)
    defects.push(written.length === 0 ? 'It has no From header.' : 'Its From header names no address.')
  return from
}

function toHeader({ name, value }: Field): Header {
  return { name, value: oneLine(decodeWords(value.slice(0, valueLimit)), valueLimit) }
}

/** The last that says something: it was there when the mail was signed, others were put on top of it (RFC 6376 §5.4.2). */
function filled(fields: Field[], name: string): string {
  return every(fields, name).findLast((value) => value !== '') ?? ''
}

function title(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()).replace('Message-Id', 'Message-ID')
}
