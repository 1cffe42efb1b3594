// Changes of what hangs together with a ticket: sent, told, and read anew on both sides; the last refusal stands where it happened.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { newKey } from '../../app/api.ts'
import { toast } from '../../ui/toast.ts'
import { announce } from '../announce.ts'
import { readAgain } from './related-queries.ts'

interface Step {
  /** Sent with the same key when it is tried again. */
  send: (options: { idempotencyKey: string }) => Promise<unknown>
  /** The ticket at the other end. */
  other?: string
  done: string
  undo?: () => void
}

export function useRelated(number: string) {
  const queries = useQueryClient()
  const step = useMutation({
    mutationFn: ({ send, key }: Step & { key: string }) => send({ idempotencyKey: key }),
    onSuccess: (_, { done, undo }) => (undo ? toast(done, undo) : announce(done)),
    onSettled: (_, __, { other }) => readAgain(queries, number, ...(other ? [other] : [])),
  })
  return {
    busy: step.isPending,
    problem: step.error,
    run: (next: Step) => step.mutate({ ...next, key: newKey() }),
    again: () => step.variables && step.mutate(step.variables),
  }
}

/** To another ticket, in the list where one is. */
export function useGoToTicket() {
  const navigate = useNavigate()
  return (number: string) =>
    void navigate({
      to: '/desk/tickets/$number',
      params: { number },
      search: ({ show: _, at: __, ...list }: Record<string, unknown>) => list as never,
    })
}
