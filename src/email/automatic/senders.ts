// What the sender tells: this desk itself, a mail server, nobody.
import { firstOf, keywordOf, told, valuesOf } from './header.ts'
import { type Around, type Judge, type Judged, judged, type Ours, unanswered } from './kinds.ts'

const domainOf = (id: string): string => id.slice(id.lastIndexOf('@') + 1).toLowerCase()
const localOf = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase()
const among = (list: readonly string[], value: string) =>
  list.some((each) => each.toLowerCase() === value.toLowerCase())

/**
 * A mail of this desk that came back to it: by the desk's own header, or by a Message-ID of its own under an address of its own.
 * The domain of the Message-ID alone would not do: mail programs make them with the sender's, which people and desk may share, and some
 * people write from an address of the desk.
 */
export const own: Judge = (mail, { ours }) => {
  if (ours.header) {
    const { name, values } = ours.header
    const value = valuesOf(mail, name.toLowerCase()).find((each) => among(values, each))
    if (value !== undefined) return judged('ours', `This desk sent it: its header “${told(name, value)}”.`)
  }
  const from = mail.from.find(({ address }) => among(ours.addresses, address))
  if (from && mail.messageId && idOf(ours, mail.messageId))
    return judged('ours', `This desk sent it: the sender ${from.address} and the Message-ID are its own.`)
  return null
}

const idOf = ({ messageIdDomains, made }: Ours, id: string) =>
  among(messageIdDomains, domainOf(id)) && (made?.(id) ?? true)

/** An answer would come back to the desk. A colleague or a scanner may still have written it. */
export const ownAddress: Judge = (mail, { ours }) => {
  const from = mail.from.find(({ address }) => among(ours.addresses, address))
  return from ? unanswered(`It comes from ${from.address}, an address of this desk: an answer would come back.`) : null
}

const loopHeaders = [
  'x-loop',
  'x-loop-prevention',
  'x-rt-loop-prevention',
  'x-libredesk-loop-prevention',
  'x-ms-exchange-inbox-rules-loop',
  'x-mailloop',
  'x-loop-detect',
]

/**
 * A mail that was here before: a loop header that names this desk, or that names nobody. One that names somebody else was set by
 * that other list or desk, whose people may write to us.
 */
export const circle: Judge = (mail, around) => {
  for (const name of loopHeaders) {
    const value = valuesOf(mail, name).find((each) => namesUs(each, around, name))
    if (value !== undefined) return judged('loop', `Its header “${told(name, value)}” says that it was here before.`)
  }
  return null
}

function namesUs(value: string, { ours }: Around, name: string): boolean {
  const said = value.replaceAll(/[<>"]/g, '').trim().toLowerCase()
  if (ours.forwarders && among(ours.forwarders, said)) return false
  if (among(ours.addresses, said) || (ours.names && among(ours.names, said))) return true
  return name === 'x-loop' && ['yes', 'true', '1', 'loop'].includes(said)
}

const daemons = new Set([
  'mailer-daemon',
  'mailerdaemon',
  'mailer_daemon',
  'postmaster',
  'mail-daemon',
  'maildaemon',
  'mdaemon',
  'microsoftexchange329e71ec88ae4615bbc36ab6ce41109e',
])

/** `MAILER-DAEMON`, `mailer-daemon-1`, `postmaster+x`. */
export function isDaemon(address: string): boolean {
  const local = localOf(address) || address.toLowerCase()
  return daemons.has(local) || local.startsWith('mailer-daemon') || daemons.has(local.split('+')[0] ?? '')
}

/** RFC 3834 §2, RFC 5321 §4.5.5: what must not be answered has no sender on its envelope. */
export function nullSender(mail: Judged, envelopeFrom: string | null): string | null {
  if (envelopeFrom !== null && envelopeFrom.replaceAll(/[<>\s]/g, '') === '')
    return 'The sender on its envelope is empty'
  const path = firstOf(mail, 'return-path')
  if (path !== null && path.replaceAll(/\s/g, '') === '<>') return 'Its header “Return-Path: <>” names no sender'
  return null
}

export const daemon: Judge = (mail, { envelopeFrom }) => {
  const none = nullSender(mail, envelopeFrom)
  if (none) return judged('auto-generated', `${none}: mail servers and automatic answers do that.`)
  const from = mail.from.find(({ address }) => isDaemon(address))
  if (from) return judged('auto-generated', `It comes from ${from.address}, a mail server.`)
  const addresses = mail.from.filter(({ address }) => address.includes('@'))
  return addresses.length === 0
    ? judged('auto-generated', 'No address of a sender stands in it: nobody to answer.')
    : null
}

const nobody =
  /^(?:no|not|dont|do-not|do_not|donot|never|keine?|ne-pas|nao|não)[-_.]?(?:reply|respond|answer|antwort|repondre|responder|responda)(?![a-zà-ÿ])/

/** Addresses that nobody reads: `noreply@`, `do-not-reply@`, `shop-noreply@`. */
export function readsNothing(address: string): boolean {
  const local = localOf(address).slice(0, 64)
  if (nobody.test(local)) return true
  return ['noreply', 'no-reply', 'no_reply', 'donotreply', 'do-not-reply'].some((word) =>
    ['-', '.', '_', '+'].some((sign) => local.endsWith(sign + word) || local.startsWith(word + sign)),
  )
}

/** A form on a web page sends from such an address too, with the person to answer in Reply-To. */
export const noReply: Judge = (mail) => {
  const from = mail.from[0]
  if (!from || !readsNothing(from.address)) return null
  const answerable = mail.replyTo.find(({ address }) => address.includes('@') && !readsNothing(address))
  if (answerable) return null
  return judged('auto-generated', `It comes from ${from.address}, which nobody reads.`)
}

/** What programs say of themselves, when it is not a person's mail program. */
export const challenge: Judge = (mail, { envelopeFrom }) => {
  const said = valuesOf(mail, 'auto-submitted').find((value) => value.toLowerCase().includes('challenge'))
  if (said !== undefined) return judged('challenge', `The header “${told('auto-submitted', said)}” says so.`)
  for (const name of ['x-challenge-response', 'x-tmda-confirm', 'x-boxtrapper-confirm', 'x-spamarrest']) {
    const value = firstOf(mail, name)
    if (value !== null) return judged('challenge', `The header “${told(name, value)}” says so.`)
  }
  const automatic =
    nullSender(mail, envelopeFrom) !== null ||
    valuesOf(mail, 'auto-submitted').some((value) => !['', 'no'].includes(keywordOf(value))) ||
    valuesOf(mail, 'precedence').some((value) => ['bulk', 'junk'].includes(keywordOf(value))) ||
    mail.from.some(
      ({ address }) => readsNothing(address) || /[+.-]confirm(?:\b|[+.-])/.test(localOf(address).slice(0, 64)),
    )
  if (!automatic) return null
  const words = `${mail.subject.slice(0, 200)} ${mail.text.slice(0, 2000)}`.toLowerCase().replaceAll(/\s+/g, ' ')
  const phrase = challenges.find((each) => words.includes(each))
  return phrase ? judged('challenge', `A filter wants a proof before it delivers: “${phrase}”.`) : null
}

const challenges = [
  'verify#',
  'requires verification',
  'please confirm your message',
  'confirm your e-mail to',
  'confirm that you sent',
  'confirm that you are a human',
  'prove that you are human',
  'not on my list of approved senders',
  'not in my list of allowed senders',
  'added to my list of allowed senders',
  'approved senders list',
  'sender verification',
  'complete this one-time',
  'bestätigen sie ihren absender',
  'confirme su envío',
]
