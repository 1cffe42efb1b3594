// Editing a record that others may edit at the same time. While nothing is changed here, the form follows the record; once
// something is, it holds its ground, and what somebody else saved meanwhile is shown beside it instead of being written over.
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiError, newKey } from '../../app/api.ts'
import type { Form } from './form.ts'
import type { Choices } from './sides.ts'
import { changedFields, changesOf, differences, merged } from './sides.ts'

interface Revisioned {
  revision: number
}

interface Options<R extends Revisioned, V extends object> {
  /** As the query knows it now. */
  record: R
  /** What of the record is edited. */
  read: (record: R) => V
  save: (changes: Partial<V>, options: { ifMatch: number; idempotencyKey: string }) => Promise<R>
  /** @param undo takes the change back, unless somebody changed the record since */
  onSaved: (record: R, undo: () => void) => void
}

interface Held<R, V> {
  /** The record that the changes were made on. */
  base: R
  values: V
}

export function useRecordForm<R extends Revisioned, V extends object>(options: Options<R, V>): Form<V> {
  const { record, read, save, onSaved } = options
  const [held, setHeld] = useState<Held<R, V>>({ base: record, values: read(record) })
  const keyFor = useKeyPerRequest()
  const request = useMutation({
    mutationFn: ({ base, values }: Held<R, V>) => {
      const changes = changesOf(read(base), values)
      return save(changes, { ifMatch: base.revision, idempotencyKey: keyFor([base.revision, changes]) })
    },
    onSuccess: (saved, { base }) => {
      setHeld({ base: saved, values: read(saved) })
      onSaved(saved, () => request.mutate({ base: saved, values: read(base) }))
    },
  })
  const { base, values } = held
  const changed = changedFields(read(base), values)
  const theirs = newerOf(base, record, request.error)
  const adopt = (next: Held<R, V>) => {
    request.reset()
    setHeld(next)
  }
  // The record moved and nothing here was touched: follow it, while rendering, so that no stale frame is shown.
  if (theirs && changed.length === 0) setHeld({ base: theirs, values: read(theirs) })

  const settle = (choices: Choices<V>) => {
    if (!theirs) return
    const next = { base: theirs, values: merged(read(base), values, read(theirs), choices) }
    setHeld(next)
    if (changedFields(read(theirs), next.values).length > 0) request.mutate(next)
    else request.reset()
  }
  return {
    values,
    set: (field, value) => setHeld((now) => ({ ...now, values: { ...now.values, [field]: value } })),
    changed,
    busy: request.isPending,
    error: isStale(request.error) ? null : request.error,
    submit: () => !request.isPending && changed.length > 0 && request.mutate(held),
    discard: () => adopt({ base: theirs ?? base, values: read(theirs ?? base) }),
    conflict:
      theirs && changed.length > 0
        ? {
            differences: differences(read(base), values, read(theirs)),
            met: isStale(request.error),
            settle,
            yield: () => adopt({ base: theirs, values: read(theirs) }),
          }
        : null,
  }
}

const isStale = (error: Error | null): error is ApiError => error instanceof ApiError && error.status === 412

/** The newest that is known of the record, if it is newer than what is edited: from the answer to a stale write, or read since. */
function newerOf<R extends Revisioned>(base: R, record: R, error: Error | null): R | null {
  const told = isStale(error) ? (error.current as R) : record
  const newest = told.revision > record.revision ? told : record
  return newest.revision > base.revision ? newest : null
}

/** A second press of the same change is the same write; another change is another one. */
export function useKeyPerRequest() {
  const last = useRef({ body: '', key: '' })
  return (request: unknown) => {
    const body = JSON.stringify(request)
    if (last.current.body !== body) last.current = { body, key: newKey() }
    return last.current.key
  }
}
