// What a server's answer means for a mail, and when it is tried again. Pure; codes by RFC 5321 and RFC 3463.
import { isFull, refused } from './refused.ts'

export interface Failure {
  /** Of the library: `EAUTH`, `ETIMEDOUT`, `EENVELOPE` … */
  code?: string | undefined
  /** What was said when it failed: `CONN`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA` … */
  command?: string | undefined
  response?: string | undefined
  responseCode?: number | undefined
  /** Of a time that ran out: `SOCKET_TIMEOUT` when the server was there and fell silent. */
  timeoutType?: string | undefined
  /** The server had let us in, and the mail had begun. */
  inside?: boolean | undefined
  /** The server had asked for it, and had some of it. */
  handedOver?: boolean | undefined
  /** What is wrong with the way to the server, in words, where it is known. */
  told?: string | undefined
  /** Why it cannot be reached, in words, where that is known; of use when it was not reached. */
  network?: string | undefined
  message: string
}

export type Outcome =
  /** Tried again. `unsure`: it may have arrived. */
  | { kind: 'later'; reason: string; unsure?: true }
  /** Never, as it is. `address`: there is no such mailbox. `tooLarge`: without its files it would go. */
  | { kind: 'never'; reason: string; address: boolean; tooLarge?: true }
  /** Not about this mail: the server lets nobody of this mailbox in. */
  | { kind: 'mailbox'; reason: string }

const seconds = [60, 5 * 60, 15 * 60, 3600]
const farthest = 4 * 3600
/**
 * Three days at least (RFC 5321, section 4.5.4.1, says four to five; people want to know sooner). Counted in tries and not by the clock:
 * days in which the desk was off, or its mailbox let nobody in, say nothing about this mail.
 */
export const mostTries = 23

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
  const cut = (reason: string): Outcome => ({ kind: 'later', reason, ...(failure.handedOver && { unsure: true }) })
  // It may be this one mail that it chokes on: others go on.
  if (failure.timeoutType === 'SOCKET_TIMEOUT') return cut('The server fell silent in the middle.')
  if (failure.inside && networkCodes.has(code) && !responseCode)
    return cut('The server ended the connection in the middle.')
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
