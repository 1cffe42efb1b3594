// Why a mail server could not be used, in words of people: what is wrong, what it means, what to do. For IMAP and SMTP.
import { isIP } from 'node:net'

export interface Problem {
  /** What is wrong. */
  problem: string
  /** What it means and what to do. */
  hint: string
  /** It does not go away by itself, so it is told at once; what may be a moment’s trouble is told when it stays. */
  lasting: boolean
}

export interface Asked {
  host: string
  port: number
  security?: 'tls' | 'starttls' | 'none'
  user?: string | null
  signIn?: 'password' | 'google' | 'microsoft'
  folder?: string
  /** By SMTP; else it fetches. */
  sending?: boolean
}

/** What others threw: every library has fields of its own. */
interface Thrown {
  message?: string
  code?: string
  /** What the system said, where a library put a word of its own into `code`. */
  originalCode?: string
  responseText?: string
  response?: unknown
  serverResponseCode?: string
  authenticationFailed?: boolean
  tlsFailed?: boolean
  mailboxMissing?: boolean
  oauthError?: unknown
  responseCode?: number
  timeoutType?: string
  cert?: { subject?: { CN?: string }; subjectaltname?: string; valid_to?: string }
}

/** A failure that knows its own words: from our side, not from a library. */
export class MailProblem extends Error {
  readonly told: Problem
  constructor(problem: string, hint: string, lasting = true) {
    super(problem)
    this.name = 'MailProblem'
    this.told = { problem, hint, lasting }
  }
}

export function explain(error: unknown, asked: Asked): Problem {
  if (error instanceof MailProblem) return error.told
  const thrown = (error ?? {}) as Thrown
  const code = codeOf(thrown)
  const known =
    byAuthentication(thrown, asked) ??
    byCertificate(thrown, code, asked) ??
    byNetwork(code, asked) ??
    byAnswer(thrown, asked)
  if (known) return known
  return {
    problem: `${asked.host} could not be used: ${said(thrown) || 'it ended the connection'}.`,
    hint: 'The desk tries again by itself. If this stays, look at the server’s own log.',
    lasting: false,
  }
}

/** A certificate or a sign-in that stands in the way, and nothing else. */
export function aboutTheWay(error: unknown, asked: Asked): Problem | undefined {
  const thrown = (error ?? {}) as Thrown
  return byAuthentication(thrown, asked) ?? byCertificate(thrown, codeOf(thrown), asked)
}

/** Why a server could not be reached, or did not let the connection stand. */
export function aboutTheNetwork(error: unknown, asked: Asked): Problem | undefined {
  return byNetwork(codeOf((error ?? {}) as Thrown), asked)
}

/** Of the system where it said something. A server that answers by a number is one, whatever the library calls it. */
const codeOf = ({ originalCode, code, timeoutType, responseCode }: Thrown): string =>
  timeoutType === 'GREETING_TIMEOUT'
    ? timeoutType
    : responseCode && code === 'EPROTOCOL'
      ? ''
      : `${originalCode ?? code ?? ''}`

/** One paragraph, for places that have no room for two. */
export const inOne = ({ problem, hint }: Problem) => `${problem} ${hint}`

const what = (text: string, hint: string, lasting = true): Problem => ({ problem: text, hint, lasting })

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const unprintable = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g

/** One line of what the server said; it is a stranger’s text, so it is cut and cleaned. */
export function said({ responseText, response, message }: Thrown): string {
  const text = responseText || (typeof response === 'string' && response) || message || ''
  return text.replace(unprintable, ' ').slice(0, 200).trim().replace(/\.$/, '')
}

function byAuthentication(thrown: Thrown, { host, user, signIn, sending }: Asked): Problem | undefined {
  const text = said(thrown)
  const refused = thrown.authenticationFailed || thrown.responseCode === 535 || thrown.code === 'EAUTH'
  // 500 to 504: it does not know the command, or not this way of it (RFC 4954, section 4).
  const unknown = refused && sending && /^50[0-4]/.test(`${thrown.responseCode ?? ''}`)
  if (!refused || unknown) {
    return unknown || text.includes('Unsupported authentication mechanism')
      ? what(
          `${host} offers no way to sign in that the desk knows.`,
          signIn === 'password'
            ? `It probably wants Google’s or Microsoft’s sign-in, or TLS first: change how the mailbox signs in, or its security.${sending ? ' If it asks nobody who they are, leave the user name empty.' : ''}`
            : 'It does not take tokens (XOAUTH2): choose a password, or check the server’s name.',
        )
      : undefined
  }
  const lower = text.toLowerCase()
  // A 5xx of SMTP is for good, whatever its words (RFC 4954, section 6): Postfix says `535 … (reason unavailable)` to a wrong password.
  const forNow = (thrown.responseCode ?? 0) < 500
  const says4xx = forNow && (thrown.responseCode ?? 0) >= 400
  if (
    says4xx ||
    (forNow && /unavailable|temporar|too many|try again|limit|in use/.test(lower) && !/credential|password/.test(lower))
  )
    return what(
      `${host} takes no sign-ins at the moment: ${text}.`,
      'The desk tries again by itself. If this stays, other programs hold too many connections to this mailbox.',
      false,
    )
  // 535 5.7.139 by https://aka.ms/smtp_auth_disabled: the sign-in is right and of no use.
  if (/smtpclientauth\w* is disabled|smtp_auth_disabled/.test(lower))
    return what(
      `${host} lets ${user} not send by SMTP: ${text}.`,
      `Switch Authenticated SMTP on for the mailbox (Microsoft 365 admin centre, Users, Mail, Manage email apps), and for the organisation where it is off (Exchange admin centre, Settings, Mail flow)${signIn === 'password' ? ', and choose Microsoft as the way to sign in' : ''}. It takes up to an hour.`,
    )
  if (signIn && signIn !== 'password')
    return what(
      `${host} refused the token of ${user}${text ? `: ${text}` : ''}.`,
      `Sign in again on the page of the mailbox, as this user. With Microsoft, ${sending ? 'Authenticated SMTP' : 'IMAP'} has to be allowed for the mailbox, and the app needs its consent.`,
    )
  if (/application-specific|app password|app-password|less secure|web login|webalert/.test(lower))
    return what(
      `${host} wants an app password for ${user}, not the password of the account.`,
      'Make one in the security settings of the account and enter it here, or sign in with Google or Microsoft instead.',
    )
  if (/basic auth|basicauth|disabled/.test(lower))
    return what(
      `${host} takes no passwords for ${user}: ${text}.`,
      'Microsoft 365 has switched passwords off: choose Microsoft as the way to sign in, save, and sign in on the page of the mailbox.',
    )
  return what(
    `${host} refused the user name or the password of ${user}${text ? `: ${text}` : ''}.`,
    'Check both; some servers want the whole address as user name, and accounts with two factors an app password.',
  )
}

function byCertificate(thrown: Thrown, code: string, { host, port, security }: Asked): Problem | undefined {
  const none = 'No password was sent.'
  if (code === 'CERT_HAS_EXPIRED')
    return what(
      `The certificate of ${host} has expired${thrown.cert?.valid_to ? ` on ${thrown.cert.valid_to}` : ''}.`,
      `${none} Whoever runs the server has to renew it.`,
    )
  if (code === 'CERT_NOT_YET_VALID')
    return what(
      `The certificate of ${host} is not valid yet.`,
      `${none} Check the clock of this machine and of the server.`,
    )
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return what(
      `The certificate of ${host} is for another name${thrown.cert?.subjectaltname ? ` (${thrown.cert.subjectaltname.slice(0, 200)})` : ''}.`,
      `${none} Use the name that the certificate speaks of, or have the certificate renewed with ${host} in it.`,
    )
  if (/SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|DEPTH_ZERO/.test(code))
    return what(
      `The certificate of ${host} was issued by nobody whom this machine trusts.`,
      `${none} Install a certificate of a public authority, or start the desk with NODE_EXTRA_CA_CERTS naming the file of your own.`,
    )
  if (/WRONG_VERSION_NUMBER|ERR_SSL_PACKET|ERR_SSL_WRONG/.test(code))
    return what(
      `${host} does not speak TLS on port ${port} from the first byte.`,
      `${none} Choose starttls, or another port: 993 for IMAP and 465 for SMTP speak TLS at once, 143 and 587 after STARTTLS.`,
    )
  // By SMTP, to a STARTTLS that it offered (RFC 3207, section 4).
  if (security === 'starttls' && thrown.responseCode === 454 && /STARTTLS/i.test(thrown.message ?? ''))
    return what(
      `${host} cannot encrypt at the moment: ${said(thrown)}.`,
      `${none} The desk tries again by itself. If this stays, whoever runs the server has to look at its certificate and its key.`,
      false,
    )
  if (thrown.tlsFailed || (security === 'starttls' && /STARTTLS/i.test(`${code} ${thrown.message ?? ''}`)))
    return what(
      `${host} offers no STARTTLS on port ${port}.`,
      `${none} Choose tls with port 993 for IMAP or 465 for SMTP, or have TLS switched on at the server.`,
    )
  return /^ERR_(SSL|TLS)|^EPROTO$/.test(code)
    ? what(
        `The encrypted connection to ${host} failed: ${said(thrown)}.`,
        `${none} The server may be too old for TLS 1.2, or the port may be another one.`,
      )
    : undefined
}

const safe = ({ sending }: Asked) =>
  sending
    ? 'Nothing is lost: the mail waits in the outbox, and the desk tries again by itself.'
    : 'Nothing is lost: what was not whole is fetched again. The desk tries again by itself.'

function byNetwork(code: string, asked: Asked): Problem | undefined {
  const { host, port, security, sending } = asked
  switch (code) {
    case 'ENOTFOUND':
    case 'EDNS':
    case 'ENODATA':
      return what(
        `There is no server called ${host}.`,
        isIP(host) ? 'Check the address.' : 'Check its spelling, and whether this machine can look names up (DNS).',
      )
    case 'EAI_AGAIN':
      return what(
        `The name ${host} could not be looked up: no answer from DNS.`,
        'The desk tries again by itself. If this stays, check the network of this machine.',
        false,
      )
    case 'ECONNREFUSED':
      return what(
        `${host} does not listen on port ${port}.`,
        sending
          ? 'Check the port (587 or 465, within a network also 25), and whether the server runs.'
          : 'Check the port (993 or 143 for IMAP, 465 or 587 for SMTP), and whether the server runs.',
      )
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return what(
        `${host} cannot be reached from this machine.`,
        'Check the network and the firewall; the desk tries again by itself.',
        false,
      )
    case 'CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'ESOCKETTIMEDOUT':
    case 'GREETING_TIMEOUT':
      return what(
        code === 'GREETING_TIMEOUT'
          ? `${host} took the connection on port ${port} and said nothing.`
          : `${host} did not answer on port ${port}.`,
        `A firewall may be in between, or the port is for ${security === 'tls' ? 'connections without TLS: try starttls' : 'TLS: try tls'}.`,
        false,
      )
    case 'TOO_SLOW':
    case 'ETIMEOUT':
      return what(`${host} stopped answering, or was too slow to be of use.`, safe(asked), false)
    case 'ECONNRESET':
    case 'EPIPE':
    case 'EConnectionClosed':
    case 'NoConnection':
    case 'ECONNECTION':
    case 'ECONNABORTED':
      return what(`${host} ended the connection.`, safe(asked), false)
    case 'EPROTOCOL':
      return what(
        `What listens on port ${port} of ${host} is no mail server.`,
        'Check the name and the port: something else answers there.',
      )
  }
  return undefined
}

function byAnswer(thrown: Thrown, { host, folder, user }: Asked): Problem | undefined {
  const code = thrown.serverResponseCode ?? ''
  const text = said(thrown)
  if (thrown.mailboxMissing || code === 'NONEXISTENT' || code === 'TRYCREATE')
    return what(
      `There is no folder ${folder} in the mailbox of ${user}.`,
      'Check its name as the server spells it, for example INBOX/Support, or make it there.',
    )
  if (code === 'OVERQUOTA' || /quota/i.test(text))
    return what(`The mailbox of ${user} is full: ${text}.`, 'Make room there: a full mailbox refuses new mail.')
  if (code === 'LIMIT' || code === 'ETHROTTLE' || /too many|throttl|bandwidth|overquota/i.test(text))
    return what(
      `${host} slows the desk down: ${text}.`,
      'The desk waits and tries again by itself; other programs may be using the same mailbox.',
      false,
    )
  if (/not connected|connected to|user is authenticated but/i.test(text))
    return what(
      `${host} lets ${user} sign in but not read the mailbox: ${text}.`,
      'IMAP has to be allowed for this mailbox, and with Microsoft the user needs a licence and access to it.',
    )
  return undefined
}
