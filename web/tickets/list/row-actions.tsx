// What can be done to a ticket without opening it, in place of its time while the pointer is on its row. The keyboard has the
// same by shortcut.
import { ExternalLink, UserPlus } from 'lucide-react'
import { refusal } from '../../../src/tickets/workflow.ts'
import { useMe } from '../../app/session.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useTakeTicket } from './use-take-ticket.ts'
import type { TicketRow } from './use-ticket-list.ts'

export default function RowActions({ ticket, href }: { ticket: TicketRow; href: string }) {
  const me = useMe().person.id
  const take = useTakeTicket()
  return (
    <div className="absolute inset-y-0 right-0 flex items-center gap-px bg-inherit pr-2 pl-1">
      {ticket.assignee?.id !== me && (
        <IconButton
          label="Assign to me"
          shortcut="i"
          icon={<UserPlus />}
          tabIndex={-1}
          disabledReason={refusal('assign', ticket)}
          onClick={() => take(ticket)}
          className="size-7"
        />
      )}
      <IconButton
        label="Open in a new tab"
        icon={<ExternalLink />}
        tabIndex={-1}
        onClick={() => window.open(href, '_blank', 'noopener')}
        className="size-7"
      />
    </div>
  )
}
