// What a mail server tells of a mail that somebody sent.
import { firstOf, valuesOf } from '../header.ts'
import type { Around, Judged } from '../kinds.ts'
import { isDaemon, nullSender } from '../senders.ts'
import { addressIn } from './fields.ts'
import type { BouncedRecipient } from './recipient.ts'
import { returnedOf } from './returned.ts'
import { recipientsOf } from './standard.ts'
import { recipientsInWords } from './words.ts'

export type { BouncedRecipient }

export interface Bounce {
  recipients: BouncedRecipient[]
  /** Of the mail that is spoken of, without angle brackets. */
  originalMessageId: string | null
  /** Whom that mail was to, as its own header says. */
  originalTo: string | null
  /** It is about a mail that this desk sent, as far as that mail's headers tell; forged senders get bounces too. */
  ours: boolean
  /** Nothing of that mail came back with it. */
  nothing: boolean
  /** How it was told: `as a standard report`, `in the words of qmail`. */
  form: string
}

/**
 * Reads a delivery report: RFC 3464, or the words of common mail servers. Null when it is none. Words are believed only from
 * somebody who looks like a mail server: a person who forwards a bounce and asks for help wrote a mail.
 */
export function readBounce(mail: Judged, around: Around): Bounce | null {
  const told = standard(mail, around) ?? inWords(mail, around)
  if (!told || told.recipients.length === 0) return null
  const { messageId, from, to } = returnedOf(mail)
  const { addresses, messageIdDomains } = around.ours
  const domain = messageId?.slice(messageId.lastIndexOf('@') + 1).toLowerCase()
  const ours =
    messageIdDomains.some((each) => each.toLowerCase() === domain) ||
    (from !== null && addresses.some((each) => each.toLowerCase() === from))
  const nothing = messageId === null && from === null && to === null
  return { ...told, originalMessageId: messageId, originalTo: to ?? told.recipients[0]?.address ?? null, ours, nothing }
}

type Told = Pick<Bounce, 'recipients' | 'form'>

const statusParts = new Set(['message/delivery-status', 'message/global-delivery-status'])

function standard(mail: Judged, around: Around): Told | null {
  const type = (firstOf(mail, 'content-type') ?? '').toLowerCase()
  if (!type.startsWith('multipart/report') && !fromServer(mail, around)) return null
  const parts = mail.parts.filter((part) => statusParts.has(part.type.toLowerCase()))
  const recipients = parts.flatMap((part) => recipientsOf(part.text))
  return recipients.length === 0 ? null : { recipients: recipients.slice(0, 200), form: 'as a standard report' }
}

function inWords(mail: Judged, around: Around): Told | null {
  const failed = valuesOf(mail, 'x-failed-recipients')
    .flatMap((value) => value.split(','))
    .flatMap((value) => addressIn(value) ?? [])
  if (failed.length === 0 && !fromServer(mail, around)) return null
  return recipientsInWords(mail.text, mail.subject, failed, around.ours.addresses)
}

/** The sender is a mail server, or the envelope has none. */
function fromServer(mail: Judged, { envelopeFrom }: Around): boolean {
  const type = (firstOf(mail, 'content-type') ?? '').toLowerCase()
  return (
    type.startsWith('multipart/report') ||
    nullSender(mail, envelopeFrom) !== null ||
    mail.from.some(({ address }) => isDaemon(address))
  )
}
