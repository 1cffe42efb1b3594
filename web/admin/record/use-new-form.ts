// The form of a record that does not exist yet.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Form } from './form.ts'
import { changedFields } from './sides.ts'
import { useKeyPerRequest } from './use-record-form.ts'

interface Options<V, R> {
  empty: V
  save: (values: V, options: { idempotencyKey: string }) => Promise<R>
  onSaved: (record: R) => void
}

export function useNewForm<V extends object, R>({ empty, save, onSaved }: Options<V, R>): Form<V> {
  const [values, setValues] = useState(empty)
  const keyFor = useKeyPerRequest()
  const request = useMutation({
    mutationFn: () => save(values, { idempotencyKey: keyFor(values) }),
    onSuccess: onSaved,
  })
  return {
    values,
    set: (field, value) => setValues((now) => ({ ...now, [field]: value })),
    // Once it is made there is nothing left to lose.
    changed: request.isSuccess ? [] : changedFields(empty, values),
    busy: request.isPending,
    error: request.error,
    submit: () => !request.isPending && request.mutate(),
    discard: () => {
      request.reset()
      setValues(empty)
    },
    conflict: null,
  }
}
