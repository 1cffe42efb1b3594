// What a server's answer means for a mail, and when it is tried again. Pure; codes by RFC 5321 and RFC 3463.

export interface Failure {
  /** Of the library: `EAUTH`, `ETIMEDOUT`, `EENVELOPE` … */
  code?: string | undefined
  /** What was said when it failed: `CONN`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA` … */
  command?: string | undefined
  response?: string | undefined
  responseCode?: number | undefined
  /** Of a time that ran out: `SOCKET_TIMEOUT` when the server was there and fell silent. */
  timeoutType?: string | undefined
  /** What is wrong with the way to the server, in words, where it is known. */
  told?: string | undefined
  /** Why it cannot be reached, in words, where that is known; of use when it was not reached. */
  network?: string | undefined
  message: string
}

export type Outcome =
  /** Tried again. */
  | { kind: 'later'; reason: string }
  /** Never, as it is. `address`: there is no such mailbox. */
  | { kind: 'never'; reason: string; address: boolean }
  /** Not about this mail: the server lets nobody of this mailbox in. */
  | { kind: 'mailbox'; reason: string }

const seconds = [60, 5 * 60, 15 * 60, 3600]
const farthest = 4 * 3600
/** From its first day on, as mail servers do (RFC 5321, section 4.5.4.1, says four to five days; people want to know sooner). */
export const giveUpAfter = 3 * 24 * 3600 * 1000

/** Up to a tenth later, so that what failed together does not come back together. @param chance 0 to 1 */
export const tryAgainIn = (attempts: number, chance: number) =>
  Math.round((seconds[attempts - 1] ?? farthest) * 1000 * (1 + chance / 10))

/** A mailbox that does not let us in is looked at soon: somebody may be mending it. */
export const pauseFor = (failures: number, chance: number) =>
  Math.round(([30, 60, 120, 300][failures - 1] ?? 600) * 1000 * (1 + chance / 10))

/** What a mailbox needs to sign in cannot be had: said in words already. */
export const notOurs = 'EMAILBOX'

const networkCodes = new Set(['EDNS', 'ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'ETLS', 'EPROXY', 'EPROTOCOL'])

export function outcomeOf(failure: Failure): Outcome {
  const { code = '', command = '', responseCode, response } = failure
  const said = response ? `: ${response.replaceAll(/\s+/g, ' ').trim().slice(0, 300)}` : ''
  if (code === notOurs) return { kind: 'mailbox', reason: failure.message }
  if (failure.told) return { kind: 'mailbox', reason: failure.told }
  if (code === 'EAUTH' || code === 'EOAUTH2' || code === 'ENOAUTH' || command.startsWith('AUTH'))
    return { kind: 'mailbox', reason: `The server refused the sign-in${said}. Check the user name and the password.` }
  if (code === 'ETLS')
    return {
      kind: 'mailbox',
      reason: `No secure connection could be made: ${failure.message}. Check port and security.`,
    }
  if (code === 'EDNS')
    return {
      kind: 'mailbox',
      reason: failure.network ?? 'There is no server of this name. Check the name of the server.',
    }
  // It may be this one mail that it chokes on: others go on.
  if (failure.timeoutType === 'SOCKET_TIMEOUT')
    return { kind: 'later', reason: 'The server fell silent in the middle.' }
  const opening = command === 'CONN' || command === 'EHLO' || command === 'HELO' || command === 'STARTTLS'
  if (opening || (networkCodes.has(code) && command === ''))
    return {
      kind: 'mailbox',
      reason: responseCode
        ? `The server does not take mail now${said}. The desk tries again by itself.`
        : (failure.network ?? `The server cannot be reached: ${failure.message}. The desk tries again by itself.`),
    }
  if (responseCode && responseCode >= 500 && responseCode !== 503)
    return refused(command, responseCode, said, response ?? '')
  if (responseCode && isFull(response))
    return { kind: 'later', reason: `The mailbox of the recipient is full${said}. It is tried again.` }
  if (responseCode) return { kind: 'later', reason: `The server asked to try again later${said}.` }
  if (networkCodes.has(code)) return { kind: 'later', reason: 'The server ended the connection in the middle.' }
  if (code === 'EENVELOPE')
    return { kind: 'never', reason: `The address cannot be sent to: ${failure.message}.`, address: false }
  return { kind: 'later', reason: `It could not be sent: ${failure.message}.` }
}

function refused(command: string, code: number, said: string, response: string): Outcome {
  // Who sends is refused, and not what is sent: with another mailbox or another setting it would go.
  if (command === 'MAIL FROM' || code === 530 || code === 535)
    return {
      kind: 'mailbox',
      reason: `The server does not let this mailbox send${said}. Its address has to be one that its sign-in may send as: check both.`,
    }
  const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0]
  if (isFull(response) || (code === 552 && !status && command === 'RCPT TO'))
    return {
      kind: 'never',
      reason: `The mailbox of the recipient is full${said}. Tell them in another way, and send it again later.`,
      address: false,
    }
  if (status === '5.3.4' || status === '5.2.3' || (code === 552 && !status))
    return { kind: 'never', reason: `The mail is too large for the server${said}. Send fewer files.`, address: false }
  const noSuch = status ? /^5\.1\.(?:1|2|3|6|10)$/.test(status) : [550, 551, 553].includes(code)
  if (command === 'RCPT TO')
    return noSuch
      ? { kind: 'never', reason: `There is no such mailbox${said}.`, address: true }
      : { kind: 'never', reason: `The server refused this recipient${said}.`, address: false }
  return { kind: 'never', reason: `The server refused the mail${said}.`, address: false }
}

/** X.2.2 by RFC 3463; some say it in words alone. */
const isFull = (response = '') =>
  /\b[45]\.2\.2\b|(?:mailbox|inbox)(?: is)? full|over ?quota|quota exceeded/i.test(response.slice(0, 1000))
