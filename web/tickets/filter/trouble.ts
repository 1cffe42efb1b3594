// What the desk did not understand of the filter, and where.
import { ApiError } from '../../app/api.ts'
import type { Trouble } from './use-box.ts'

export function troubleOf(error: unknown): Trouble | null {
  const at = error instanceof ApiError && error.errors.find(({ path }) => path === 'filter')
  if (!at) return null
  const message = at.message.replace(/^is wrong at character \d+: /, '')
  return { message, offset: at.offset ?? 0, length: at.length ?? 0 }
}
