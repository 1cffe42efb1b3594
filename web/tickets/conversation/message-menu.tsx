// What can be made of a message.
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { deferred } from '../../ui/deferred.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { Ticket } from '../ticket/sides.ts'
import type { Message } from './timeline.ts'

const SplitDialog = deferred(() => import('../related/split-dialog.tsx'))

export function MessageMenu({ ticket, message }: { ticket: Ticket; message: Message }) {
  const [splitting, setSplitting] = useState(false)
  return (
    <>
      <Menu
        label="More about this message"
        align="end"
        entries={[
          {
            label: 'Split into a new ticket',
            disabledReason: ticket.can.link.reason,
            onSelect: () => setSplitting(true),
          },
        ]}
        trigger={
          <IconButton
            label={`More about the message of ${message.author?.name ?? 'Mendbook'}`}
            icon={<Ellipsis />}
            className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 coarse:opacity-100"
          />
        }
      />
      {splitting && <SplitDialog ticket={ticket} message={message} onClose={() => setSplitting(false)} />}
    </>
  )
}
