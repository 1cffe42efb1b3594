// Snoozing, deleting, watching: acts that are not fields of a ticket. Each can be taken back from where it is told.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CallOptions } from '../../app/api.ts'
import { api, newKey } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { toast } from '../../ui/toast.ts'
import { announce } from '../announce.ts'
import { putTicket, refreshAfter } from '../ticket/cache.ts'
import { raiseFailure } from '../ticket/conflicts.ts'
import { ticketQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'
import { momentWords } from './snooze-times.ts'

export function useZone(): string {
  return useMe().person.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Reads again what such an act changes. */
function useRefresh() {
  const queries = useQueryClient()
  return (ticket: Ticket | null, number: string) => {
    if (ticket) putTicket(queries, ticket)
    refreshAfter(queries, number)
    void queries.invalidateQueries({ queryKey: ['tickets.list'] })
    void queries.invalidateQueries({ queryKey: ['participants.list', { id: number }] })
  }
}

export function useSnooze(number: string) {
  const refresh = useRefresh()
  const zone = useZone()
  const fail = (error: unknown) => raiseFailure({ number, error, again: null })
  const waking = useMutation({
    mutationFn: () => api('tickets.wake', { id: number }),
    onSuccess: (ticket) => {
      refresh(ticket, number)
      announce(`${number} is back`)
    },
    onError: fail,
  })
  const snoozing = useMutation({
    mutationFn: ({ until, reason }: { until: Date; reason: string }) =>
      api('tickets.snooze', { id: number, until: until.toISOString(), ...(reason && { reason }) }),
    onSuccess: (ticket, { until }) => {
      refresh(ticket, number)
      toast(`${number} is snoozed until ${momentWords(until, zone)}`, () => waking.mutate())
    },
  })
  return { snooze: snoozing.mutate, busy: snoozing.isPending, error: snoozing.error, wake: () => waking.mutate() }
}

export function useWatch({ number, watching }: Pick<Ticket, 'number' | 'watching'>) {
  const queries = useQueryClient()
  const refresh = useRefresh()
  const { queryKey } = ticketQuery(number)
  const paint = (next: boolean) =>
    queries.setQueryData(queryKey, (before: Ticket | undefined) => before && { ...before, watching: next })
  const changing = useMutation({
    mutationFn: async (watch: boolean) => {
      if (watch) await api('participants.add', { id: number, person: 'me', role: 'watcher' })
      else await api('participants.remove', { id: number, person: 'me' })
    },
    onMutate: paint,
    onSuccess: (_, watch) => {
      refresh(null, number)
      announce(watch ? `You watch ${number}` : `You no longer watch ${number}`)
    },
    onError: (error, watch) => {
      paint(!watch)
      raiseFailure({ number, error, again: null })
    },
  })
  return () => changing.mutate(!watching)
}

export function useDelete(number: string, leave: () => void) {
  const refresh = useRefresh()
  const navigate = useNavigate()
  const fail = (error: unknown) => raiseFailure({ number, error, again: null })
  const options: CallOptions = { idempotencyKey: newKey() }
  const restoring = useMutation({
    mutationFn: () => api('tickets.restore', { id: number }),
    onSuccess: (ticket) => {
      refresh(ticket, number)
      announce(`${number} is back`)
      void navigate({ to: '/desk/tickets/$number', params: { number }, search: { view: 'all' } })
    },
  })
  const deleting = useMutation({
    mutationFn: () => api('tickets.delete', { id: number }, options),
    onSuccess: () => {
      leave()
      refresh(null, number)
      toast(`${number} is in the bin`, () => restoring.mutateAsync())
    },
    onError: fail,
  })
  return () => {
    if (!deleting.isPending) deleting.mutate()
  }
}
