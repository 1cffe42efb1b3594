// Any failure as cause, effect and next step.
import { ApiError } from './api.ts'
import { unreachable } from './problem.ts'

export interface Described {
  title: string
  text: string
  /** Present when support may be needed; a refusal that says what to change needs none. */
  code: string | undefined
  /** Trying the same again can work. */
  again: boolean
}

export function describeError(error: unknown): Described {
  if (error instanceof ApiError) {
    return {
      title: error.title,
      text: error.detail,
      code:
        error.status >= 400 && error.status < 500
          ? error.reference
          : (error.reference ?? `${error.status || ''} ${error.code}`.trim()),
      again: error.status === 0 || error.status === 429 || error.status >= 500,
    }
  }
  if (isStaleCode(error)) {
    // Without a network its code cannot be fetched either.
    const { title, detail: text, code } = unreachable(error)
    if (!navigator.onLine) return { title, text, code, again: false }
    return {
      title: 'A part of this page did not arrive',
      text: 'The desk was updated meanwhile, or the connection broke. Load the page again to go on; what was saved is safe.',
      code: 'version',
      again: false,
    }
  }
  return {
    title: 'This page stopped working',
    text: 'It met something it was not made for. Nothing that was saved is lost. Load the page again; if it happens again, send the code to your administrator.',
    code: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 120) : 'unknown',
    again: false,
  }
}

// After an upgrade the hashed files of the old version are gone; browsers word that differently.
const isStaleCode = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|module script failed/i.test(error.message)
