// A priority by hand, and why: so that whoever reads the ticket next does not set it back.
import type { FormEvent } from 'react'
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { priorityWords } from '../../ui/priority-glyph.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { useTicketChange } from '../ticket/use-ticket-change.ts'

interface ReasonDialogProps {
  ticket: Ticket
  priority: Ticket['priority']
  onClose: () => void
}

export default function ReasonDialog({ ticket, priority, onClose }: ReasonDialogProps) {
  const { number, impact, urgency } = ticket
  const same = ticket.priorityBy === 'hand' && ticket.priority === priority
  const [base] = useState(ticket)
  const [reason, setReason] = useState(same ? (ticket.priorityReason ?? '') : '')
  const change = useTicketChange(number, { done: 'Priority set', onDone: onClose, onConflict: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const priorityReason = reason.trim() || null
    change.apply(
      {
        kind: 'change',
        wish: { priority, priorityReason },
        mine: { priority, priorityBy: 'hand', priorityReason },
      },
      base,
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={same ? `Why ${priorityWords[priority]}?` : `Set ${number} to ${priorityWords[priority]}`}
      description={`It stays so until impact (${impact}) or urgency (${urgency}) change, or somebody gives it back to them.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={change.busy} type="submit" form="priority-reason">
            {same ? 'Save' : 'Set priority'}
          </Button>
        </>
      }
    >
      <form id="priority-reason" onSubmit={submit}>
        <Field label="Why?" optional hint="Agents read it beside the priority; requesters do not.">
          <Input
            autoFocus
            dir="auto"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {change.problem && (
          <div className="mt-3">
            <ErrorNotice error={change.problem} inline />
          </div>
        )}
      </form>
    </Dialog>
  )
}
