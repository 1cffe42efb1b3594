// Gives a ticket a child: a new one, or one that exists.
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { fieldError } from '../../directory/field-error.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { useAgents } from '../choices.ts'
import type { Ticket } from '../ticket/sides.ts'
import { endOfDay } from './due.ts'
import { RelatedDialog } from './related-dialog.tsx'
import type { Picked } from './ticket-picker.tsx'
import { TicketPicker } from './ticket-picker.tsx'
import { useSubmit } from './use-submit.ts'

interface ChildDialogProps {
  ticket: Ticket
  onClose: () => void
}

export default function ChildDialog({ ticket: { number }, onClose }: ChildDialogProps) {
  const agents = useAgents()
  const [way, setWay] = useState<'new' | 'existing'>('new')
  const [title, setTitle] = useState('')
  const [assignee, setAssignee] = useState<string | null>(null)
  const [other, setOther] = useState<Picked | null>(null)
  const [day, setDay] = useState('')
  const [mandatory, setMandatory] = useState(true)
  const fresh = way === 'new'
  const what = fresh ? { title: title.trim(), ...(assignee && { assignee }) } : { ticket: other?.number ?? '' }
  const adding = useSubmit({
    send: (options) =>
      api('children.add', { id: number, ...what, mandatory, ...(day && { dueAt: endOfDay(day) }) }, options),
    touches: (child) => [number, child.number],
    done: (child) => `${child.number} is a child of ${number}`,
    onClose,
  })
  const missing = fresh ? (title.trim() ? null : 'Give it a title') : other ? null : 'Choose the ticket'
  return (
    <RelatedDialog
      title={`Add a child to ${number}`}
      description="Part of the work, with an owner and a conversation of its own. Requesters do not see that it is a part."
      verb="Add child"
      missing={missing}
      fields={['title', 'ticket', 'assignee']}
      {...adding}
      onClose={onClose}
    >
      <RadioCards
        legend="Which ticket?"
        legendHidden
        value={way}
        onChange={setWay}
        className="grid-cols-2"
        choices={[
          { value: 'new', label: 'A new ticket' },
          { value: 'existing', label: 'One that exists' },
        ]}
      />
      {fresh ? (
        <>
          <Field label="Title" error={fieldError(adding.error, 'title', 'The title')}>
            <Input
              autoFocus
              dir="auto"
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
          <Field label="Assignee" optional error={fieldError(adding.error, 'assignee', 'The assignee')}>
            <Combobox
              label="Assignee"
              none="Nobody yet"
              placeholder="Nobody yet"
              options={agents.map((agent) => ({
                value: agent.id,
                label: agent.name,
                detail: agent.email,
                icon: <Avatar person={agent} size="sm" />,
              }))}
              value={assignee}
              onChange={setAssignee}
            />
          </Field>
        </>
      ) : (
        <TicketPicker
          label="Ticket"
          without={number}
          value={other}
          onChange={setOther}
          error={fieldError(adding.error, 'ticket', 'The ticket')}
        />
      )}
      <Field label="Due day" optional>
        <Input
          type="date"
          value={day}
          min="1970-01-01"
          max="2199-12-31"
          onChange={(event) => setDay(event.target.value)}
          className="w-44"
        />
      </Field>
      <Checkbox
        checked={mandatory}
        onChange={(event) => setMandatory(event.target.checked)}
        label="Mandatory"
        hint={`${number} is not resolved before it.`}
      />
    </RelatedDialog>
  )
}
