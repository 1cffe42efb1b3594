// The server words a field's fault as the end of a sentence ("is empty: write something"), and the form knows its beginning.
import { ApiError } from '../app/api.ts'

/** @param field as the API calls it. @param subject `The password`. */
export function fieldError(error: unknown, field: string, subject: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  const message = error.field(field)
  if (message === undefined) return undefined
  return /^\p{Ll}/u.test(message) ? `${subject} ${message}.` : message
}

/** True when every fault belongs to one of these fields, so that nothing else needs to be said. */
export const onlyFields = (error: unknown, fields: readonly string[]) =>
  error instanceof ApiError &&
  error.errors.length > 0 &&
  error.errors.every(({ path }) => fields.includes(path) || fields.includes(path.split('.')[0] ?? ''))
