// Reopens a ticket that is not fixed after all. The reason, if one is given, is a reply that its requester reads.
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { Ticket } from './sides.ts'
import { after } from './sides.ts'
import { TargetField, useTarget } from './target-field.tsx'
import { useTicketChange } from './use-ticket-change.ts'

interface ReopenDialogProps {
  ticket: Ticket
  open: boolean
  onClose: () => void
}

export default function ReopenDialog({ ticket, open, onClose }: ReopenDialogProps) {
  const { number } = ticket
  const [reason, setReason] = useState('')
  const target = useTarget(ticket, 'reopen')
  const reopening = useTicketChange(number, { done: `${number} is open again`, onDone: onClose, onConflict: onClose })
  const reopen = () => {
    const text = reason.trim()
    reopening.apply({
      kind: 'reopen',
      wish: { ...(text && { reason: text }), ...target.wish },
      mine: { ...after(ticket, 'reopen', target.state), resolution: null },
    })
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={`Reopen ${number}`}
      description="It becomes open again. The resolution that did not hold stays in the conversation."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={reopening.busy} onClick={reopen}>
            Reopen
          </Button>
        </>
      }
    >
      <Field
        label="Why?"
        optional
        hint={
          <>
            Sent to <bdi>{ticket.requester.name}</bdi> as a reply.
          </>
        }
      >
        <Textarea
          autoFocus
          dir="auto"
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <TargetField target={target} />
      {reopening.problem && (
        <div className="mt-3">
          <ErrorNotice error={reopening.problem} inline />
        </div>
      )}
    </Dialog>
  )
}
