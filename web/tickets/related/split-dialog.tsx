// Makes a ticket of its own of a message: what is copied, for whom, and what nobody will read.
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { fieldError } from '../../directory/field-error.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { toast } from '../../ui/toast.ts'
import { useOffered } from '../choices.ts'
import type { Message } from '../conversation/timeline.ts'
import { RequesterField } from '../new-ticket/requester-field.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { RelatedDialog } from './related-dialog.tsx'
import { titleFrom } from './title-from.ts'
import { useSubmit } from './use-submit.ts'

interface SplitDialogProps {
  ticket: Ticket
  message: Message
  onClose: () => void
}

export default function SplitDialog({ ticket, message, onClose }: SplitDialogProps) {
  const { number } = ticket
  const note = message.visibility === 'internal'
  const me = useMe().person
  const categories = useOffered()
  const asked = message.side === 'requester' && message.author ? message.author : ticket.requester
  const [title, setTitle] = useState(() => (note ? '' : titleFrom(message.body)))
  const [requester, setRequester] = useState<Ticket['requester'] | null>(note ? me : asked)
  const [category, setCategory] = useState<string | null>(null)
  const files = message.attachments.length
  const splitting = useSubmit({
    send: (options) =>
      api(
        'messages.split',
        {
          id: number,
          message: message.id,
          title: title.trim(),
          ...(requester && { requester: requester.id }),
          ...(category && { category }),
        },
        options,
      ),
    touches: (made) => [number, made.number],
    done: (made) => `${made.number} opened`,
    onDone: (made) => toast(`${made.number} opened from a message on ${number}`),
    onClose,
  })
  return (
    <RelatedDialog
      title="Split into a new ticket"
      description={
        note
          ? 'The note stays here and stands as an internal note on the new ticket: its requester reads nothing of it.'
          : 'The message stays here and begins the new ticket. Both say where it came from.'
      }
      verb="Split"
      missing={title.trim() ? null : 'Give it a title'}
      fields={['title', 'requester', 'category']}
      {...splitting}
      onClose={onClose}
    >
      <Field label="Title" error={fieldError(splitting.error, 'title', 'The title')}>
        <Input autoFocus dir="auto" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <blockquote
        dir="auto"
        className={`line-clamp-4 rounded-md border-l-2 px-3 py-1.5 whitespace-pre-line ${note ? 'border-note-line bg-note' : 'border-line-strong bg-sunken'}`}
      >
        {message.body.trim()}
      </blockquote>
      {files > 0 && <p className="text-muted">{files === 1 ? 'Its file comes' : `Its ${files} files come`} along.</p>}
      <RequesterField
        value={requester}
        onChange={setRequester}
        error={fieldError(splitting.error, 'requester', 'The requester')}
      />
      <Field label="Category" optional error={fieldError(splitting.error, 'category', 'The category')}>
        <Combobox
          label="Category"
          none="None"
          placeholder="None"
          options={categories.map(({ id, path }) => ({ value: id, label: path }))}
          value={category}
          onChange={setCategory}
        />
      </Field>
    </RelatedDialog>
  )
}
