// "Assign to me" from the list. If somebody else was faster, their side and ours are shown on the ticket (ticket/conflicts.ts).
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ApiError, api, newKey } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { toast } from '../../ui/toast.ts'
import { putTicket, refreshAfter } from '../ticket/cache.ts'
import { raiseConflict, raiseFailure } from '../ticket/conflicts.ts'
import type { Ticket } from '../ticket/sides.ts'
import { markSeen } from './seen.ts'
import type { TicketRow } from './use-ticket-list.ts'

interface Gift {
  ticket: TicketRow
  to: TicketRow['assignee']
  revision: number
}

export function useTakeTicket() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { id, name, email } = useMe().person
  const give = useMutation({
    mutationFn: ({ ticket, to, revision }: Gift) => {
      const options = { ifMatch: revision, idempotencyKey: newKey() }
      return api('tickets.assign', { id: ticket.number, assignee: to?.id ?? null }, options)
    },
    onSuccess: (given, { ticket, to }) => {
      putTicket(queries, given)
      refreshAfter(queries, ticket.number)
      markSeen(id, given)
      const undo = () => give.mutate({ ticket, to: ticket.assignee, revision: given.revision })
      if (to?.id === id) toast(`${ticket.number} is yours`, undo)
    },
    // A row has no room for what went wrong: it is said on the ticket.
    onError: (error, { ticket, to }) => {
      const { number } = ticket
      if (error instanceof ApiError && error.status === 412) {
        const change = { kind: 'assign', wish: { assignee: to?.id ?? null }, mine: { assignee: to } } as const
        raiseConflict({ number, base: ticket, theirs: error.current as Ticket, change })
      } else raiseFailure({ number, error, again: null })
      void navigate({ to: '/desk/tickets/$number', params: { number }, search: (now) => now as never })
    },
  })
  return (ticket: TicketRow) => {
    if (ticket.assignee?.id === id || give.isPending) return
    give.mutate({ ticket, to: { id, name, email }, revision: ticket.revision })
  }
}
