// What the database says when it cannot, in the words of the desk. Everything else is a bug and stays what it is.
import { DeskError } from '../errors.ts'

/** PostgreSQL error codes: https://www.postgresql.org/docs/15/errcodes-appendix.html */
const gone = new Set([
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', '53300'],
  // It answers but lets nobody in: the password was changed, or the database renamed.
  ...['28000', '28P01', '3D000'],
])
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EACCES',
])
const lost =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout|connection is not queryable/i

/** Worth running the whole transaction again: another one was in the way. */
export const isRetryable = (error: unknown) => ['40001', '40P01'].includes(codeOf(error))

export const isDatabaseGone = (error: unknown) =>
  gone.has(codeOf(error)) || network.has(codeOf(error)) || lost.test(String((error as Error)?.message))

export const isUniqueViolation = (error: unknown) => codeOf(error) === '23505'

/** Which unique constraint refused, or undefined. */
export const violated = (error: unknown) =>
  isUniqueViolation(error) ? (error as { constraint?: string }).constraint : undefined

export function explainDatabase(error: unknown): unknown {
  if (error instanceof DeskError) return error
  const code = codeOf(error)
  const unavailable = (detail: string, retryAfter: number) =>
    new DeskError('unavailable', detail, { retryAfter, cause: error })
  if (code === '53100' || code === 'ENOSPC') return diskFull(error)
  // Our own server goes read-only before its disk is full to the last byte; somebody else's may be a standby.
  if (code === '25006') {
    return unavailable(
      'The database takes no writes right now, most likely because its disk is full. Reading works. Free some space; writing goes on by itself.',
      30,
    )
  }
  if (code === '57014') {
    return unavailable(
      'The database took too long for this, so it was stopped and nothing was changed. Try again, or ask for less.',
      10,
    )
  }
  if (code === '55P03')
    return unavailable('Somebody else is changing the same record. Nothing was changed; try again.', 1)
  if (isRetryable(error))
    return unavailable('Too many people change the same records at once. Nothing was changed; try again.', 1)
  if (isDatabaseGone(error)) {
    return unavailable(
      'The desk cannot reach its database, so it can neither read nor keep anything right now. Try again in a few seconds.',
      5,
    )
  }
  if (code === '22021' || code === '22P05') {
    return new DeskError('invalid', 'The text has a character that cannot be stored. Remove it and send again.', {
      cause: error,
    })
  }
  if (code === '22003') return new DeskError('invalid', 'A number is too large. Use a smaller one.', { cause: error })
  return error
}

/** The connection broke between the commit and its answer. Nothing else is as doubtful, and it is not hidden. */
export const outcomeUnknown = (cause: unknown) =>
  new DeskError(
    'unavailable',
    'The connection to the database broke while this was being kept, so the desk cannot tell whether it was. Look before you send it again; with an Idempotency-Key it can be sent again without looking.',
    { retryAfter: 5, cause },
  )

export const diskFull = (cause?: unknown) =>
  new DeskError(
    'unavailable',
    'The disk of the desk is full, so nothing new can be kept. Reading works. Free some space; writing goes on by itself.',
    { retryAfter: 30, cause },
  )

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
