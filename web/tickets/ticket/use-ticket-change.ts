// Changes a ticket: shown at once, sent with the revision that the person saw, taken back when it failed. A 412 becomes a conflict
// that its owner decides (conflicts.ts); other failures belong to the control that asked.
import type { QueryClient } from '@tanstack/react-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, api, newKey } from '../../app/api.ts'
import { meQuery } from '../../app/session.ts'
import { announce } from '../announce.ts'
import { cachedTicket, paintTicket, putTicket, refreshAfter } from './cache.ts'
import { raiseConflict, raiseFailure, settleConflict, settleFailure } from './conflicts.ts'
import { ticketQuery } from './prefetch.ts'
import type { Change, Ticket } from './sides.ts'
import { same, touched } from './sides.ts'

interface Attempt {
  change: Change
  /** The ticket when the person began. */
  base: Ticket
  revision: number
  key: string
}

// One's own changes in a row: which revision came of which. The second is then made on what the first left behind.
const successors = new Map<string, number>()
const newest = (id: string, revision: number): number => {
  const next = successors.get(`${id} ${revision}`)
  return next === undefined ? revision : newest(id, next)
}

interface Options {
  onDone?: (ticket: Ticket) => void
  onConflict?: () => void
  /** For what has no place of its own to show a failure. */
  onFail?: (error: Error) => void
  /** Said by a screen reader, `Priority set`. */
  done?: string
  /** What was typed is kept where it was typed. */
  keepsItself?: boolean
}

export function useTicketChange(number: string, { onDone, onConflict, onFail, done, keepsItself }: Options = {}) {
  const queries = useQueryClient()
  const mutation = useMutation({
    scope: { id: `ticket ${number}` },
    mutationFn: (attempt: Attempt) => send(number, attempt),
    onMutate: async ({ change }) => {
      await queries.cancelQueries(ticketQuery(number))
      paintTicket(queries, number, change.mine)
    },
    onSuccess: (ticket, { base, revision, key }) => {
      successors.set(`${base.id} ${newest(base.id, revision)}`, ticket.revision)
      settleConflict(number)
      if (interrupted.delete(key)) settleFailure(number)
      putTicket(queries, ticket)
      refreshAfter(queries, number)
      if (done) announce(done)
      onDone?.(ticket)
    },
    onError: (error, attempt) => {
      fail(queries, number, attempt, error)
      if (isSignedOut(error)) keepsItself || keepForLater(attempt, () => mutation.mutate(attempt))
      else if (isStale(error)) onConflict?.()
      else onFail?.(error)
    },
  })
  /** The page goes away with the session: what was changed waits where the ticket is read next. */
  const keepForLater = ({ change, key }: Attempt, again: () => void) => {
    interrupted.add(key)
    const said = change.mine.resolution
    const error = new ApiError({
      status: 0,
      code: 'unauthenticated',
      title: 'Not saved',
      detail: `Your session ended before your change was saved${said ? `: “${said}”` : ''}. It is kept here; try again to save it now.`,
      errors: [],
    })
    raiseFailure({ number, error, again, of: queries.getQueryData(meQuery.queryKey)?.person.id })
  }
  const apply = (change: Change, began?: Ticket) => {
    const now = cachedTicket(queries, number)
    const base = began ?? now
    if (!base || !now) return
    // Live updates show the newest of every other field; only if this very one moved meanwhile was it changed unseen.
    const unmoved = same(touched(change, base), touched(change, now))
    mutation.mutate({ change, base, revision: unmoved ? now.revision : base.revision, key: newKey() })
  }
  const problem = isStale(mutation.error) ? null : mutation.error
  return {
    apply,
    busy: mutation.isPending,
    problem,
    again: () => mutation.variables && mutation.mutate(mutation.variables),
    forget: mutation.reset,
  }
}

/** Changes that the end of a session kept from being saved. */
const interrupted = new Set<string>()
const isSignedOut = (error: unknown) => error instanceof ApiError && error.status === 401

const isStale = (error: unknown): error is ApiError => error instanceof ApiError && error.status === 412

async function send(number: string, attempt: Attempt): Promise<Ticket> {
  try {
    return await request(number, attempt)
  } catch (error) {
    const theirs = isStale(error) ? (error.current as Ticket) : undefined
    if (!theirs || !apart(attempt, theirs)) throw error
    return request(number, { ...attempt, base: theirs, revision: theirs.revision, key: newKey() })
  }
}

/** Fields were set, and others than those were changed meanwhile: both sides are kept without asking. An act is no field. */
const apart = ({ change, base }: Attempt, theirs: Ticket) =>
  (change.kind === 'change' || change.kind === 'assign') && same(touched(change, base), touched(change, theirs))

function request(number: string, { change, base, revision, key }: Attempt): Promise<Ticket> {
  const options = { ifMatch: newest(base.id, revision), idempotencyKey: key }
  switch (change.kind) {
    case 'change':
      return api('tickets.change', { id: number, ...change.wish }, options)
    case 'assign':
      return api('tickets.assign', { id: number, ...change.wish }, options)
    case 'resolve':
      return api('tickets.resolve', { id: number, ...change.wish }, options)
    case 'reopen':
      return api('tickets.reopen', { id: number, ...change.wish }, options)
    case 'close':
      return api('tickets.close', { id: number }, options)
  }
}

function fail(queries: QueryClient, number: string, { change, base }: Attempt, error: Error) {
  if (isStale(error)) {
    const theirs = error.current as Ticket
    queries.setQueryData(ticketQuery(number).queryKey, theirs)
    paintTicket(queries, number, theirs)
    raiseConflict({ number, base, theirs, change })
    // Their side is more than fields: what they wrote should be there to be read before one decides.
    void queries.invalidateQueries({ queryKey: ['messages.list', { id: number }] })
    refreshAfter(queries, number)
    announce(`Somebody else changed ${number} too. Choose which side to keep.`)
    return
  }
  paintTicket(queries, number, touched(change, base))
  void queries.invalidateQueries(ticketQuery(number))
  announce(`Not saved. ${error.message}`)
}
