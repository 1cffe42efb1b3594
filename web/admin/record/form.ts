// What every form of a record is to its fields and its save bar, whether the record exists or is being made.
import { fieldError } from '../../directory/field-error.ts'
import type { Choices, Difference, FieldOf } from './sides.ts'

export interface Conflict<V> {
  differences: Difference<V>[]
  /** A save ran into it; otherwise the live updates told of it. */
  met: boolean
  /** Saves their record with my changes on it, contested fields as chosen. */
  settle: (choices: Choices<V>) => void
  /** Drops what I changed and shows the record as it is. */
  yield: () => void
}

export interface Form<V> {
  values: V
  set: <F extends FieldOf<V>>(field: F, value: V[F]) => void
  changed: FieldOf<V>[]
  busy: boolean
  error: Error | null
  submit: () => void
  /** Back to how the record is. */
  discard: () => void
  /** Somebody else changed the record meanwhile. */
  conflict: Conflict<V> | null
}

/** @param subject begins the sentence that the server ends: `The name` */
export const errorOf = <V>(form: Form<V>, field: FieldOf<V>, subject: string) => fieldError(form.error, field, subject)
