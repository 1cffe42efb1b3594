// Sends, and with its second half sends and does what usually comes next.
import { ChevronDown } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { Ticket } from '../ticket/sides.ts'
import type { Tab, Then } from './use-send.ts'

interface SendButtonProps {
  tab: Tab
  ticket: Ticket
  busy: boolean
  /** Why nothing can be sent now. */
  reason: string | null
  hasNext: boolean
  onSend: (then: Then) => void
  onResolve: () => void
}

export function SendButton({ tab, ticket, busy, reason, hasNext, onSend, onResolve }: SendButtonProps) {
  const note = tab === 'note'
  const variant = note ? 'note' : 'primary'
  return (
    <span className="inline-flex">
      <Button
        variant={variant}
        busy={busy}
        disabledReason={reason}
        shortcut="mod+enter"
        onClick={() => onSend('stay')}
        className="rounded-r-none"
      >
        {note ? 'Add note' : 'Send reply'}
      </Button>
      <Menu
        label="Send and then"
        align="end"
        side="top"
        entries={entriesFor({ tab, ticket, reason, hasNext, onSend, onResolve })}
        trigger={
          <Button
            variant={variant}
            aria-label="Send and then"
            className={cx(
              'w-7 rounded-l-none px-0',
              note ? 'border-l-note' : 'border-l-surface',
              reason && 'opacity-55',
            )}
          >
            <ChevronDown aria-hidden />
          </Button>
        }
      />
    </span>
  )
}

function entriesFor({ tab, ticket, reason, hasNext, onSend, onResolve }: Omit<SendButtonProps, 'busy'>): MenuEntry[] {
  const noNext = hasNext ? null : 'This is the last ticket of the list'
  const entry = (label: string, then: Then, why: string | null, shortcut?: string): MenuEntry => ({
    label,
    disabledReason: reason ?? why,
    onSelect: () => onSend(then),
    ...(shortcut && { shortcut }),
  })
  if (tab === 'note') {
    return [entry('Add note', 'stay', null, 'mod+enter'), entry('Add and go to the next ticket', 'next', noNext)]
  }
  return [
    entry('Send', 'stay', null, 'mod+enter'),
    {
      label: 'Send and resolve',
      shortcut: 'mod+shift+enter',
      disabledReason: reason ?? ticket.can.resolve.reason,
      onSelect: onResolve,
    },
    entry('Send and wait for the requester', 'pending', ticket.can.setStatus.reason),
    entry('Send and go to the next ticket', 'next', noNext),
  ]
}
