// How a command fails: what is wrong, what that means, what to do. Exit code 1 is a failure, 2 a wrong use.
import { styleText } from 'node:util'
import { DeskError, type FieldError } from '../../platform/errors.ts'
import { clean } from './render/text.ts'

interface Extras {
  exitCode?: 1 | 2
  /** What became of the work. */
  effect?: string
  next?: string
  fields?: FieldError[]
  /** What the desk answered, for `--json`. */
  problem?: unknown
  /** The HTTP status of a refusal. */
  status?: number
  /** The same may work later: seconds to wait, 0 when the desk did not say. */
  retry?: { after: number }
}

export class Failure extends Error {
  readonly exitCode: 1 | 2
  readonly effect: string | undefined
  readonly next: string | undefined
  readonly fields: FieldError[]
  readonly problem: unknown
  readonly status: number | undefined
  readonly retry: { after: number } | undefined

  constructor(cause: string, extras: Extras = {}) {
    super(cause)
    this.name = 'Failure'
    this.exitCode = extras.exitCode ?? 1
    this.effect = extras.effect
    this.next = extras.next
    this.fields = extras.fields ?? []
    this.problem = extras.problem
    this.status = extras.status
    this.retry = extras.retry
  }
}

export const misuse = (cause: string, extras: Omit<Extras, 'exitCode'> = {}) =>
  new Failure(cause, { ...extras, exitCode: 2 })

/** Anything thrown, as a failure: what the desk's own code throws reads like what the desk answers. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (error instanceof DeskError) return new Failure(error.message, { fields: error.errors ?? [] })
  // A wrong environment lists what to mend, and is nobody's defect.
  if (error instanceof Error && error.name === 'ConfigError') return new Failure(error.message)
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new Failure(`This is a defect of the command line.\n${cause}`, {
    next: 'Report it with the lines above: they name where it happened.',
  })
}

/** The failure as a person reads it at a terminal, ending in a line break. */
export function describeFailure(failure: Failure, colour: boolean): string {
  const paint = (style: 'red' | 'dim' | 'bold', text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text
  // The sentence above has often said it already, when it is about one field alone.
  const fields = failure.fields.filter(({ message }) => !failure.message.includes(message))
  const widest = Math.max(0, ...fields.map((field) => field.path.length))
  const lines = [
    `${paint('red', '✗')} ${clean(failure.message)}`,
    ...fields.map((field) => `    ${paint('bold', field.path.padEnd(widest))}  ${clean(field.message)}`),
    ...(failure.effect ? [`  ${failure.effect}`] : []),
    ...(failure.next ? [`  ${paint('dim', '→')} ${failure.next}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** The failure for a script that asked for JSON: the desk's own problem where there is one. */
export function failureJson(failure: Failure): string {
  const problem = failure.problem ?? {
    code: failure.exitCode === 2 ? 'usage' : 'failure',
    detail: failure.message,
    ...(failure.fields.length > 0 && { errors: failure.fields }),
  }
  return `${JSON.stringify(problem, null, 2)}\n`
}
