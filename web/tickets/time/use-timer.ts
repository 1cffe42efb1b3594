// One's timer: it runs in the desk, so that every tab and every reload shows the same.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { durationWords } from '../../../src/tickets/time/contract/duration.ts'
import type { Input, Output } from '../../app/api.ts'
import { api, newKey } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { toast } from '../../ui/toast.ts'
import { announce } from '../announce.ts'
import { localDay } from '../checklists/days.ts'

export type Timer = NonNullable<Output<'timer.get'>['timer']>

const timerQuery = query('timer.get', {})

export const useTimer = (): Timer | null => useQuery(timerQuery).data?.timer ?? null

/** So far, by the clock on the wall: the desk need not be asked each minute. */
export const ranFor = ({ startedAt }: Pick<Timer, 'startedAt'>, now: number) =>
  Math.max(0, Math.floor((now - Date.parse(startedAt)) / 60_000))

/** The desk may not know where its reader lives; their browser does. */
export const beganOn = ({ startedAt }: Pick<Timer, 'startedAt'>): string => localDay(new Date(startedAt))

export function useStartTimer(onDone: () => void = () => {}) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: Input<'timer.start'>) => api('timer.start', input, { idempotencyKey: newKey() }),
    onSuccess: (answer, { instead }) => {
      queries.setQueryData(timerQuery.queryKey, answer)
      if (instead === 'save') void queries.invalidateQueries({ queryKey: ['tickets.get'] })
      announce(`Timer runs on ${answer.timer?.ticket?.number}`)
      onDone()
    },
    // It may run elsewhere since: the page should know.
    onError: (error) => {
      void queries.invalidateQueries(timerQuery)
      announce(`The timer was not started. ${error.message}`)
    },
  })
}

export function useStopTimer(onDone: () => void = () => {}) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ of, ...input }: Input<'timer.stop'> & { of: Timer }) =>
      api('timer.stop', { day: beganOn(of), ...input }, { idempotencyKey: newKey() }),
    onSuccess: ({ entry }, { of: { ticket } }) => {
      queries.setQueryData(timerQuery.queryKey, { timer: null })
      const on = ticket ? ` on ${ticket.number}` : ''
      if (entry && ticket) toast(`${durationWords(entry.minutes)} entered${on}`, () => takeBack(ticket.id, entry.id))
      else toast(entry ? `${durationWords(entry.minutes)} entered` : `Timer${on} discarded`)
      for (const name of ['tickets.get', 'time-entries.list', 'tickets.events'])
        void queries.invalidateQueries({ queryKey: [name] })
      onDone()
    },
    onError: (error) => {
      void queries.invalidateQueries(timerQuery)
      announce(`The timer was not stopped. ${error.message}`)
    },
  })
}

/** Live updates show that it is gone. */
const takeBack = (id: string, entry: string) => api('time-entries.remove', { id, entry })
