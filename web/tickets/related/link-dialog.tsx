// Links a ticket with another, in a sentence that begins with this one.
import { useState } from 'react'
import type { LinkKind } from '../../../src/tickets/links/contract.ts'
import { api } from '../../app/api.ts'
import { fieldError } from '../../directory/field-error.ts'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { RelatedDialog } from './related-dialog.tsx'
import type { Picked } from './ticket-picker.tsx'
import { TicketPicker } from './ticket-picker.tsx'
import { useSubmit } from './use-submit.ts'

// As `linkWords` of the contract, which would bring its whole file along.
const words: Record<LinkKind, string> = {
  related: 'is related to',
  duplicate_of: 'is a duplicate of',
  has_duplicate: 'has the duplicate',
  caused_by: 'is caused by',
  causes: 'causes',
  blocks: 'blocks',
  blocked_by: 'is blocked by',
}

interface LinkDialogProps {
  ticket: Ticket
  onClose: () => void
}

export default function LinkDialog({ ticket: { number }, onClose }: LinkDialogProps) {
  const [kind, setKind] = useState<LinkKind>('related')
  const [other, setOther] = useState<Picked | null>(null)
  const linking = useSubmit({
    send: (options) => api('links.add', { id: number, ticket: other?.number ?? '', kind }, options),
    touches: () => [number, other?.number ?? number],
    done: () => `Linked with ${other?.number}`,
    onClose,
  })
  return (
    <RelatedDialog
      title={`Link ${number} with another ticket`}
      description="Agents who may see both read it on both."
      verb="Link"
      missing={other ? null : 'Choose the other ticket'}
      fields={['ticket']}
      {...linking}
      onClose={onClose}
    >
      <Field label={`${number} …`}>
        <Select
          value={kind}
          onChange={setKind}
          choices={Object.entries(words).map(([value, label]) => ({ value: value as LinkKind, label }))}
        />
      </Field>
      <TicketPicker
        label="Ticket"
        without={number}
        value={other}
        onChange={setOther}
        error={fieldError(linking.error, 'ticket', 'The ticket')}
      />
    </RelatedDialog>
  )
}
