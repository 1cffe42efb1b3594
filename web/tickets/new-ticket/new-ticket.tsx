// "New ticket", offered everywhere at the desk; the form is fetched when it is wanted.
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useActions } from '../../app/actions.ts'
import { deferred } from '../../ui/deferred.tsx'

const NewTicketDialog = deferred(() => import('./new-ticket-dialog.tsx'))

export function NewTicket() {
  const [open, setOpen] = useState(false)
  useActions([
    {
      id: 'ticket.new',
      label: 'New ticket',
      group: 'Tickets',
      shortcut: 'c',
      icon: <Plus />,
      keywords: 'open create add',
      run: () => setOpen(true),
    },
  ])
  return open && <NewTicketDialog onClose={() => setOpen(false)} />
}
