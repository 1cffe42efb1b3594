// "Yes, it is fixed" and "No, it still happens", sent with the revision that the person read.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, api, newKey } from '../../app/api.ts'
import { announce } from '../../tickets/announce.ts'
import { putTicket, refreshAfter } from '../../tickets/ticket/cache.ts'
import { eventsQuery, messagesQuery } from '../../tickets/ticket/prefetch.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import type { Move } from './move.ts'
import { afterConflict } from './move.ts'

/** The request moved on while it was read; what was typed is kept. */
export class MovedOn extends Error {
  readonly now: Ticket
  constructor(now: Ticket) {
    super('It changed while you were reading. Nothing was sent.')
    this.now = now
  }
}

interface Wanted {
  move: Move
  read: Ticket
  reason?: string
  key: string
}

async function send({ move, read, reason, key }: Wanted, revision = read.revision, tries = 0): Promise<Ticket> {
  const id = read.number
  // Another revision is another request, and needs a key of its own.
  const options = { ifMatch: revision, idempotencyKey: tries === 0 ? key : `${key}.${tries}` }
  try {
    return await (move === 'close'
      ? api('tickets.close', { id }, options)
      : api('tickets.reopen', { id, ...(reason && { reason }) }, options))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 412) throw error
    const now = error.current as Ticket
    const outcome = afterConflict(move, read, now)
    if (outcome === 'done' && !reason) return now
    if (outcome === 'again' && tries < 3)
      return send({ move, read, ...(reason && { reason }), key }, now.revision, tries + 1)
    throw new MovedOn(now)
  }
}

const said: Record<Move, string> = { close: 'Thank you. It is closed.', reopen: 'Reopened. We look at it again.' }

export function useMove() {
  const queries = useQueryClient()
  const moving = useMutation({
    mutationFn: (wanted: Wanted) => send(wanted),
    onSuccess: (ticket, { move }) => {
      putTicket(queries, ticket)
      refreshAfter(queries, ticket.number)
      void queries.invalidateQueries(messagesQuery(ticket.number))
      void queries.invalidateQueries({ queryKey: ['tickets.list'] })
      announce(said[move])
    },
    onError: async (error, { read }) => {
      announce(`Not sent. ${error.message}`)
      if (!(error instanceof MovedOn)) return
      putTicket(queries, error.now)
      // What is new stands above what is told about it, so it comes first.
      await Promise.allSettled([
        queries.invalidateQueries(messagesQuery(read.number)),
        queries.invalidateQueries(eventsQuery(read.number)),
      ])
    },
  })
  return {
    close: (read: Ticket) => {
      if (!moving.isPending) moving.mutate({ move: 'close', read, key: newKey() })
    },
    /** A reason becomes a message: its key is the caller's to keep, so that it is said once. */
    reopen: (read: Ticket, reason?: string, key = newKey()) =>
      moving.mutateAsync({ move: 'reopen', read, key, ...(reason && { reason }) }),
    again: () => moving.variables && moving.mutate(moving.variables),
    forget: moving.reset,
    busy: moving.isPending,
    error: moving.error,
  }
}
