// What it means that a server refuses for good: whether it is about us, so that all mail of the mailbox waits until somebody mends it, or
// about this mail, or about its recipient, whose address is then written to no more. Pure; codes by RFC 5321, RFC 3463 and RFC 7372,
// those of Microsoft and Google by their lists ("Email non-delivery reports in Exchange Online", "Gmail SMTP errors and codes").
import type { Outcome } from './outcome.ts'

export function refused(command: string, code: number, said: string, response: string): Outcome {
  const lines = response.slice(0, 1000).replaceAll(/\s+/g, ' ')
  const us = aboutUs(command, code, lines)
  if (us) return { kind: 'mailbox', reason: `${us.problem}${said}. ${us.hint}` }
  const never = (problem: string, hint: string, address = false): Outcome => {
    const reason = `${problem}${said}.${hint && ` ${hint}`}`
    return { kind: 'never', reason, address }
  }
  const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(lines)?.[0]
  const atRecipient = command === 'RCPT TO'
  if (isFull(lines) || (code === 552 && !status && atRecipient))
    return never('The mailbox of the recipient is full', 'Tell them in another way, and send it again later.')
  if (status === '5.3.4' || status === '5.2.3' || (code === 552 && !status))
    return { ...never('The mail is too large for the server', 'Send fewer files.'), tooLarge: true } as Outcome
  if (relays.test(lines))
    return never(
      'The server passes on no mail to this recipient',
      'Most do so only for whoever signs in: enter a user name and a password for sending at the mailbox, then send it again.',
    )
  if (status === '5.6.7')
    return never(
      'The way to this recipient does not know addresses with letters beyond ASCII',
      'Ask them for another address, or send by a server that offers SMTPUTF8.',
    )
  if (atRecipient && isNoSuch(status, code, lines))
    return never('There is no such mailbox', 'Ask them for another address, or correct it at the person.', true)
  const hint = policy.test(lines)
    ? 'Whoever runs the server that you send by finds the cause under this code: often SPF, DKIM or its standing.'
    : 'Whoever runs that server knows why.'
  return never(`The server refused ${atRecipient ? 'this recipient' : 'the mail'}`, `${hint} Then send it again.`)
}

/** A server that says it in words alone says the same of somebody whom it does not like. */
const isNoSuch = (status: string | undefined, code: number, lines: string) =>
  status ? /^5\.1\.(?:1|2|3|6|10)$/.test(status) : [550, 551, 553].includes(code) && !policy.test(lines)

const policy =
  /\b5\.7\.\d|spam|block(?:ed|list)|black ?list|listed|reputation|polic(?:y|ies)|reject|denied|not allowed|prohibited|\bhelo\b|\bspf\b|\bdkim\b|\bdmarc\b|unsolicited/i
const relays =
  /\b5\.7\.54\b|relay(?:ing)?(?: access)? (?:denied|not (?:permitted|allowed))|unable to relay|not permitted to relay/i

const sendAs =
  /\b5\.2\.252\b|\b5\.7\.60\b|SendAsDenied|sender address rejected|not allowed to send as|not owned by user|permissions? to send as/i
const limits =
  /\b5\.4\.5\b|\b5\.1\.90\b|\b5\.7\.(?:232|233|705|750)\b|(?:daily|hourly|sending|relay|rate|recipients?|message|outbound email) (?:user )?(?:sending )?(?:limit|quota)s?\b.{0,40}(?:exceeded|reached)|(?:exceeded|reached) (?:your|its|the) .{0,40}(?:limit|quota|threshold)/i
const barred = /\b5\.1\.8\b|\b5\.7\.(?:50[1-3]|708)\b|OutboundSpam|bad outbound sender/i

/** With another setting, or tomorrow, it would go: who sends is refused, and not what is sent. */
function aboutUs(command: string, code: number, lines: string): { problem: string; hint: string } | undefined {
  if (limits.test(lines))
    return {
      problem: 'The server takes no more mail of this mailbox for now',
      hint: 'It is a limit of so many mails in a time. Nothing is lost: they wait in the outbox and leave when it is over. If this stays, ask your provider for more.',
    }
  if (barred.test(lines))
    return {
      problem: 'The provider has barred this mailbox from sending',
      hint: 'It takes it for a source of spam. The administrator there has to look at its sign-ins and release it (Microsoft: Defender, Restricted entities). The mail waits.',
    }
  if (code === 530 && /starttls|\btls\b|encrypt/i.test(lines))
    return {
      problem: 'The server takes mail only over an encrypted connection',
      hint: 'Choose starttls or tls for sending. The mail waits.',
    }
  if (code === 530 || /\b5\.7\.57\b/.test(lines))
    return {
      problem: 'The server takes mail only from whoever signs in',
      hint: 'Enter a user name and a password for sending. The mail waits.',
    }
  if (sendAs.test(lines) || command === 'MAIL FROM' || code === 535)
    return {
      problem: 'The server does not let this mailbox send',
      hint: 'Its address has to be one that its sign-in may send as: check both, or have it granted there (Microsoft: Send as). The mail waits.',
    }
  return undefined
}

/** X.2.2 by RFC 3463; some say it in words alone. */
export const isFull = (response = '') =>
  /\b[45]\.2\.2\b|(?:mailbox|inbox)(?: is)? full|over ?quota|quota exceeded/i.test(response.slice(0, 1000))
