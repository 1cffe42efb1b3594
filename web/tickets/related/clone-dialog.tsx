// Opens the same once more: for the next person, or the next time.
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { fieldError } from '../../directory/field-error.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { RequesterField } from '../new-ticket/requester-field.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { RelatedDialog } from './related-dialog.tsx'
import { useGoToTicket } from './use-related.ts'
import { useSubmit } from './use-submit.ts'

interface CloneDialogProps {
  ticket: Ticket
  onClose: () => void
}

export default function CloneDialog({ ticket, onClose }: CloneDialogProps) {
  const { number } = ticket
  const [title, setTitle] = useState(ticket.title)
  const [requester, setRequester] = useState<Ticket['requester'] | null>(ticket.requester)
  const goTo = useGoToTicket()
  const cloning = useSubmit({
    send: (options) =>
      api('tickets.clone', { id: number, title: title.trim(), ...(requester && { requester: requester.id }) }, options),
    touches: (made) => [number, made.number],
    done: (made) => `${made.number} opened`,
    onDone: (made) => goTo(made.number),
    onClose,
  })
  return (
    <RelatedDialog
      title={`Clone ${number}`}
      description="A new ticket with its description, type, category, fields, tags and checklists; nothing of its conversation."
      verb="Clone"
      missing={title.trim() ? null : 'Give it a title'}
      fields={['title', 'requester']}
      {...cloning}
      onClose={onClose}
    >
      <Field label="Title" error={fieldError(cloning.error, 'title', 'The title')}>
        <Input autoFocus dir="auto" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <RequesterField
        value={requester}
        onChange={setRequester}
        error={fieldError(cloning.error, 'requester', 'The requester')}
      />
    </RelatedDialog>
  )
}
