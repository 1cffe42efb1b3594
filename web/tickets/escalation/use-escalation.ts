// Escalating, answering, handing back: not shown before the desk agreed, because the ticket may leave one's sight by it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Input } from '../../app/api.ts'
import { ApiError, api, newKey } from '../../app/api.ts'
import { announce } from '../announce.ts'
import { cachedTicket, putTicket, refreshAfter } from '../ticket/cache.ts'
import { messagesQuery, ticketQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'

type Wish =
  | { act: 'tickets.escalate'; input: Omit<Input<'tickets.escalate'>, 'id'> }
  | { act: 'escalations.answer'; input: Omit<Input<'escalations.answer'>, 'id'> }
  | { act: 'escalations.return'; input: Omit<Input<'escalations.return'>, 'id'> }

interface Options {
  /** Said by a screen reader once it is done. */
  done: string
  onDone: (ticket: Ticket) => void
}

export function useEscalation(number: string, { done, onDone }: Options) {
  const queries = useQueryClient()
  const sent = useRef({ of: '', key: '' })
  return useMutation({
    scope: { id: `ticket ${number}` },
    mutationFn: (wish: Wish): Promise<Ticket> => {
      const ifMatch = cachedTicket(queries, number)?.revision
      // The same wish on the same state is the same write, however often it is sent.
      const of = JSON.stringify([wish, ifMatch])
      if (sent.current.of !== of) sent.current = { of, key: newKey() }
      const options = { idempotencyKey: sent.current.key, ...(ifMatch !== undefined && { ifMatch }) }
      return send(number, wish, options)
    },
    onSuccess: (ticket) => {
      putTicket(queries, ticket)
      refreshAfter(queries, number)
      void queries.invalidateQueries({ queryKey: messagesQuery(number).queryKey })
      void queries.invalidateQueries({ queryKey: ['escalations.list'] })
      announce(done)
      onDone(ticket)
    },
    onError: (error) => {
      // Shown as it is now, and asked again: it may be settled already.
      if (error instanceof ApiError && error.status === 412)
        queries.setQueryData(ticketQuery(number).queryKey, error.current as Ticket)
      announce(`Nothing was changed. ${error.message}`)
    },
  })
}

function send(
  id: string,
  { act, input }: Wish,
  options: { idempotencyKey: string; ifMatch?: number },
): Promise<Ticket> {
  if (act === 'tickets.escalate') return api(act, { id, ...input }, options)
  if (act === 'escalations.answer') return api(act, { id, ...input }, options)
  return api(act, { id, ...input }, options)
}
