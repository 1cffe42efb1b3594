// Enhanced status codes (RFC 3463, the registry of RFC 5248, and what the large providers use them for) in plain words.

/** What went wrong: only `address` says that the address itself is no good. */
export type About = 'address' | 'mailbox' | 'message' | 'policy' | 'way' | 'unknown'

export interface Meaning {
  reason: string
  about: About
}

const nobody: Meaning = { reason: 'There is no such mailbox', about: 'address' }
const noDomain: Meaning = { reason: 'There is no such domain, or it takes no mail', about: 'address' }
const full: Meaning = { reason: 'The mailbox is full', about: 'mailbox' }
const large: Meaning = { reason: 'The mail is too large for it', about: 'message' }
const spam: Meaning = { reason: 'The mail was taken for spam', about: 'policy' }
const refused: Meaning = { reason: 'The mail was refused by a rule of the other side', about: 'policy' }
const unproven: Meaning = {
  reason: 'The other side could not see that the mail is really from us (SPF, DKIM or DMARC)',
  about: 'policy',
}
const unreachable: Meaning = { reason: 'The mail server of the other side cannot be reached', about: 'way' }
const circle: Meaning = { reason: 'The mail went round in a circle', about: 'way' }
const late: Meaning = { reason: 'The other side did not take the mail in time', about: 'way' }
const disabled: Meaning = { reason: 'The mailbox is switched off', about: 'address' }
const unknown: Meaning = { reason: 'The other side gave no reason', about: 'unknown' }

/** By subject and detail: the class (4 or 5) says only for how long. */
const byCode: Record<string, Meaning> = {
  '1.0': { reason: 'Something is wrong with the address', about: 'address' },
  '1.1': nobody,
  '1.2': noDomain,
  '1.3': { reason: 'The address is not written correctly', about: 'address' },
  '1.4': { reason: 'The address fits more than one mailbox', about: 'address' },
  '1.6': { reason: 'The mailbox has moved, and nobody said where', about: 'address' },
  '1.7': { reason: 'The other side does not accept our sender address', about: 'policy' },
  '1.8': { reason: 'The other side does not accept our sender address', about: 'policy' },
  '1.10': nobody,
  '2.0': { reason: 'Something is wrong with the mailbox', about: 'mailbox' },
  '2.1': disabled,
  '2.2': full,
  '2.3': large,
  '2.4': { reason: 'The mailing list behind the address could not be expanded', about: 'mailbox' },
  '3.0': { reason: 'The mail system of the other side has a fault', about: 'way' },
  '3.1': { reason: 'The mail system of the other side is full', about: 'way' },
  '3.2': { reason: 'The other side takes no mail at present', about: 'way' },
  '3.4': large,
  '4.0': unreachable,
  '4.1': unreachable,
  '4.2': { reason: 'The connection to the other side broke', about: 'way' },
  '4.3': unreachable,
  '4.4': { reason: 'No way to the mail server of the other side was found', about: 'way' },
  '4.5': { reason: 'The other side has too much to do at present', about: 'way' },
  '4.6': circle,
  '4.7': late,
  '4.14': circle,
  '5.0': { reason: 'The two mail servers did not understand each other', about: 'way' },
  '5.2': { reason: 'The two mail servers did not understand each other', about: 'way' },
  '5.3': { reason: 'The mail has too many recipients', about: 'message' },
  '6.0': { reason: 'The other side cannot handle the form of the mail', about: 'message' },
  '6.3': { reason: 'The other side cannot handle the form of the mail', about: 'message' },
  '7.0': refused,
  '7.1': refused,
  '7.2': { reason: 'We may not write to that mailing list', about: 'policy' },
  '7.20': unproven,
  '7.21': unproven,
  '7.22': unproven,
  '7.23': unproven,
  '7.24': unproven,
  '7.25': { reason: 'Our mail server has no proper name in the DNS', about: 'policy' },
  '7.26': unproven,
  '7.27': { reason: 'Our domain says that it takes no mail', about: 'policy' },
  '7.28': { reason: 'Too much mail came at once', about: 'policy' },
  '7.509': unproven,
  '7.515': unproven,
  '7.606': { reason: 'Our mail server stands on a block list', about: 'policy' },
  '7.708': { reason: 'Our mail server stands on a block list', about: 'policy' },
}

/** What mail servers say without a code, or beside one that says nothing. The first that fits counts. */
const byWords: [string, Meaning][] = [
  ['user unknown', nobody],
  ['unknown user', nobody],
  ['no such user', nobody],
  ['no such recipient', nobody],
  ['no such mailbox', nobody],
  ['no such address', nobody],
  ['no mailbox here', nobody],
  ['unknown recipient', nobody],
  ['unknown address', nobody],
  ['unknown e-mail', nobody],
  ['unknown email', nobody],
  ['recipient unknown', nobody],
  ['mailbox not found', nobody],
  ['not listed in', nobody],
  ['地址不存在', nobody],
  ['）不存在', nobody],
  ['mailbox unavailable', nobody],
  ['mailbox does not exist', nobody],
  ['recipient not found', nobody],
  ['recipientnotfound', nobody],
  ['address not found', nobody],
  ['address does not exist', nobody],
  ['account does not exist', nobody],
  ['does not exist', nobody],
  ["doesn't exist", nobody],
  ["doesn't have a", nobody],
  ["wasn't found", nobody],
  ["couldn't be found", nobody],
  ['could not be found', nobody],
  ['e-mail account does not exist at the organization', nobody],
  ['email account that you tried to reach', nobody],
  ['recipient address rejected', nobody],
  ['recipient rejected', nobody],
  ['invalid recipient', nobody],
  ['unrouteable address', nobody],
  ['unroutable address', nobody],
  ['account is disabled', disabled],
  ['account has been disabled', disabled],
  ['account disabled', disabled],
  ['mailbox disabled', disabled],
  ['user is inactive', disabled],
  ['mailbox full', full],
  ['mailbox is full', full],
  ['over quota', full],
  ['overquota', full],
  ['quota exceeded', full],
  ['exceeded storage', full],
  ['out of storage', full],
  ['too large', large],
  ['message size exceeds', large],
  ['exceeds the size', large],
  ['spf', unproven],
  ['dmarc', unproven],
  ['dkim', unproven],
  ['unauthenticated', unproven],
  ['block list', { reason: 'Our mail server stands on a block list', about: 'policy' }],
  ['blocklist', { reason: 'Our mail server stands on a block list', about: 'policy' }],
  ['blacklist', { reason: 'Our mail server stands on a block list', about: 'policy' }],
  ['spam', spam],
  ['greylist', { reason: 'The other side wants the mail to be sent again later', about: 'policy' }],
  ['relay access denied', { reason: 'The server that was asked does not take mail for this address', about: 'way' }],
  ['relaying denied', { reason: 'The server that was asked does not take mail for this address', about: 'way' }],
  ['unable to relay', { reason: 'The server that was asked does not take mail for this address', about: 'way' }],
  ['too many hops', circle],
  ['loop', circle],
  ['host not found', noDomain],
  ['unknown host', noDomain],
  ['host or domain name not found', noDomain],
  ['domain not found', noDomain],
  ['no such domain', noDomain],
  ['nxdomain', noDomain],
  ["couldn't find any host", noDomain],
  ['connection timed out', unreachable],
  ['connection refused', unreachable],
  ['no route to host', unreachable],
  ['retry timeout exceeded', late],
  ['timeout', late],
  ['access denied', refused],
  ['policy', refused],
  ['rejected', refused],
  ['blocked', refused],
]

/** Codes that say hardly anything; the words beside them say more. */
const vague = new Set(['0.0', '1.0', '2.0', '3.0', '4.0', '5.0', '6.0', '7.0', '7.1', '4.1'])

/** `5.1.1` and what the server wrote beside it → why, in a few words, and what it is about. */
export function meaningOf(status: string | null, diagnostic: string | null): Meaning {
  const [, ...rest] = (status ?? '').split('.')
  const code = rest.join('.')
  const known = byCode[code]
  if (known && !vague.has(code)) return known
  const said = (diagnostic ?? '').slice(0, 2000).toLowerCase()
  const words = byWords.find(([phrase]) => said.includes(phrase))?.[1]
  return words ?? known ?? unknown
}

/** An enhanced code anywhere in a text: `550 5.1.1 <a@b>: …` or `#5.1.1`. The class must be 2, 4 or 5. */
export function statusIn(text: string): string | null {
  return /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text.slice(0, 2000))?.[1] ?? null
}

/** The class of a plain SMTP reply, when that is all there is: `550 no such user` → `5`. */
export function replyClassIn(text: string): '4' | '5' | null {
  const found = /(?:^|[\s:;(])([45])\d\d(?=[\s\-:]|$)/.exec(text.slice(0, 2000))?.[1]
  return found === '4' || found === '5' ? found : null
}
