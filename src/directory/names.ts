// Names that are taken, said so that the field can show it.
import { violated } from '../platform/database/failures.ts'
import { DeskError, invalid } from '../platform/errors.ts'

export const nameTaken =
  (noun: string) =>
  (error: unknown): never => {
    if (violated(error)) throw invalid('name', `is taken: there is another ${noun} of this name`)
    throw error
  }

/** Something still refers to what was to be removed. */
export const stillUsed =
  (detail: string) =>
  (error: unknown): never => {
    if ((error as { code?: string }).code === '23503') throw new DeskError('conflict', detail)
    throw error
  }
