// Puts a mail into a ticket, or into another one than it went to.
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { fieldError } from '../../directory/field-error.ts'
import { RelatedDialog } from '../../tickets/related/related-dialog.tsx'
import type { Picked } from '../../tickets/related/ticket-picker.tsx'
import { TicketPicker } from '../../tickets/related/ticket-picker.tsx'
import { useSubmit } from '../../tickets/related/use-submit.ts'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { toast } from '../../ui/toast.ts'
import type { Moved } from './entry-acts.tsx'

interface MoveDialogProps {
  entry: Moved
  onMoved: () => void
  onClose: () => void
}

export default function MoveDialog({ entry, onMoved, onClose }: MoveDialogProps) {
  const [target, setTarget] = useState<Picked | null>(null)
  const [visibility, setVisibility] = useState<'internal' | 'public'>('internal')
  const from = entry.ticket?.number
  const moving = useSubmit({
    send: (options) =>
      api(
        'mail-ledger.move',
        { id: entry.id, ticket: target?.number ?? '', visibility },
        { ...options, ...(entry.revision !== undefined && { ifMatch: entry.revision }) },
      ),
    touches: () => [...(from ? [from] : []), target?.number ?? ''],
    done: () => `Moved to ${target?.number}`,
    onDone: (after) => {
      onMoved()
      toast(
        `Moved to ${after.ticket?.number ?? target?.number}`,
        from
          ? async () => {
              await api('mail-ledger.move', { id: entry.id, ticket: from }, { ifMatch: after.revision })
              onMoved()
            }
          : undefined,
      )
    },
    onClose,
  })
  return (
    <RelatedDialog
      title={from ? `Move it out of ${from}` : 'Move it to a ticket'}
      description={
        from
          ? `What it said goes out of ${from}, and into the ticket that you choose. Both histories say so.`
          : 'It becomes a message of the ticket that you choose.'
      }
      verb="Move"
      missing={target ? null : 'Choose the ticket'}
      fields={['ticket']}
      {...moving}
      onClose={onClose}
    >
      <TicketPicker
        label="Ticket"
        without={from ?? ''}
        value={target}
        onChange={setTarget}
        error={fieldError(moving.error, 'ticket', 'The ticket')}
      />
      <RadioCards
        legend="Who reads it there"
        value={visibility}
        onChange={setVisibility}
        choices={[
          {
            value: 'internal',
            label: 'The desk alone',
            hint: 'As an internal note: its sender may not be on that ticket.',
          },
          {
            value: 'public',
            label: 'Everybody on the ticket',
            hint: 'As a reply, read by the requester and those in copy too.',
          },
        ]}
      />
    </RelatedDialog>
  )
}
