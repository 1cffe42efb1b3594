// The only errors that a verb throws. entrypoints/ maps codes to HTTP and exit codes; anything else is a bug and is reported.
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'rate_limited'
  | 'unavailable'

export interface FieldError {
  /** Dotted path of the field in the request: `fields.site`. */
  path: string
  message: string
  /** Of a text with a grammar: where in it, counted from 0, and what could stand there. */
  offset?: number
  length?: number
  expected?: string[]
}

interface Extras {
  /** For `invalid`: which fields, and what is wrong with each. */
  errors?: FieldError[]
  /** For `conflict` by a stale revision: the record as it is now. */
  current?: unknown
  /** For `unavailable` and `rate_limited`: seconds until a new try makes sense. */
  retryAfter?: number
  cause?: unknown
}

export class DeskError extends Error {
  readonly code: ErrorCode
  readonly errors: FieldError[] | undefined
  readonly current: unknown
  readonly retryAfter: number | undefined

  /** @param detail what is wrong, what it means, what to do: a person reads it. */
  constructor(code: ErrorCode, detail: string, extras: Extras = {}) {
    super(detail, extras.cause === undefined ? undefined : { cause: extras.cause })
    this.name = 'DeskError'
    this.code = code
    this.errors = extras.errors
    this.current = extras.current
    this.retryAfter = extras.retryAfter
  }
}

/** One field is wrong. */
export const invalid = (path: string, message: string) =>
  new DeskError('invalid', `The field ${path} ${message}.`, { errors: [{ path, message }] })

/** The same words for what is missing, what is another tenant's and what is hidden: an answer must not tell them apart. */
export const missing = (noun: string) => new DeskError('not_found', `There is no such ${noun}, or you may not see it.`)
