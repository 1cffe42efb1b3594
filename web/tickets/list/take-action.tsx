// "Assign to me" for the row that the keyboard is on.
import { useActions } from '../../app/actions.ts'
import { useTakeTicket } from './use-take-ticket.ts'
import type { TicketRow } from './use-ticket-list.ts'

export default function TakeAction({ ticket }: { ticket: TicketRow }) {
  const take = useTakeTicket()
  useActions([
    {
      id: 'ticket.take',
      label: `Assign ${ticket.number} to me`,
      group: 'Tickets',
      shortcut: 'i',
      run: () => take(ticket),
    },
  ])
  return null
}
