// What a dialog sends: once for each opening of it, told on both sides when it is done.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey } from '../../app/api.ts'
import { announce } from '../announce.ts'
import { readAgain } from './related-queries.ts'

interface Submit<T> {
  send: (options: { idempotencyKey: string }) => Promise<T>
  /** Numbers of the tickets that look different afterwards. */
  touches: (answer: T) => string[]
  done: (answer: T) => string
  onDone?: (answer: T) => void
  onClose: () => void
}

export function useSubmit<T>({ send, touches, done, onDone, onClose }: Submit<T>) {
  const queries = useQueryClient()
  const [key, setKey] = useState(newKey)
  const sending = useMutation({
    mutationFn: () => send({ idempotencyKey: key }),
    onSuccess: (answer) => {
      readAgain(queries, ...new Set(touches(answer)))
      announce(done(answer))
      onClose()
      onDone?.(answer)
    },
    // What was refused is sent changed: under the old key that would be another request.
    onError: () => setKey(newKey()),
  })
  return { onSubmit: () => sending.mutate(), busy: sending.isPending, error: sending.error }
}
