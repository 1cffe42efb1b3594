// Merges a ticket with another, after saying what comes of it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { fieldError } from '../../directory/field-error.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { statusWord } from '../../ui/status-icon.tsx'
import { toast } from '../../ui/toast.ts'
import { ticketQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'
import { mergePreview } from './merge-preview.ts'
import { RelatedDialog } from './related-dialog.tsx'
import { TicketName } from './ticket-name.tsx'
import type { Picked } from './ticket-picker.tsx'
import { TicketPicker } from './ticket-picker.tsx'
import { useGoToTicket, useRelated } from './use-related.ts'
import { useSubmit } from './use-submit.ts'

interface MergeDialogProps {
  ticket: Ticket
  /** The other one, where it is known already. */
  first?: Picked
  onClose: () => void
}

export default function MergeDialog({ ticket, first, onClose }: MergeDialogProps) {
  const { number } = ticket
  const [way, setWay] = useState<'into' | 'from'>('into')
  const [picked, setPicked] = useState<Picked | null>(first ?? null)
  const [wished, setWished] = useState<boolean | null>(null)
  const found = useQuery({ ...ticketQuery(picked?.number ?? ''), enabled: picked !== null })
  const other = picked ? (found.data as Ticket | undefined) : undefined
  const [source, target] = way === 'into' ? [ticket, other] : [other, ticket]
  const sameRequester = other?.requester.id === ticket.requester.id
  const shares = wished ?? sameRequester
  const goTo = useGoToTicket()
  const { run } = useRelated(number)
  const merging = useSubmit({
    send: (options) =>
      api(
        'tickets.merge',
        {
          id: number,
          ...(way === 'into' ? { into: picked?.number ?? '' } : { tickets: [picked?.number ?? ''] }),
          shareConversation: shares,
        },
        options,
      ),
    touches: () => [number, picked?.number ?? number],
    done: () => `${source?.number} merged into ${target?.number}`,
    onDone: () => {
      if (!source || !target) return
      toast(`${source.number} merged into ${target.number}`, () =>
        run({
          send: (options) => api('tickets.unmerge', { id: source.number }, options),
          other: picked?.number ?? number,
          done: `${source.number} is a ticket of its own again`,
        }),
      )
      if (way === 'into') goTo(target.number)
    },
    onClose,
  })
  return (
    <RelatedDialog
      title={`Merge ${number} with another ticket`}
      description="Several tickets about one matter go on as one. It can be undone for 30 days."
      verb="Merge"
      missing={other ? null : 'Choose the other ticket'}
      fields={['into', 'tickets']}
      {...merging}
      onClose={onClose}
    >
      <TicketPicker
        label="Other ticket"
        without={number}
        value={picked}
        onChange={setPicked}
        error={fieldError(merging.error, way === 'into' ? 'into' : 'tickets', 'The ticket')}
      />
      <RadioCards
        legend="Which one goes on?"
        value={way}
        onChange={setWay}
        className="grid-cols-2 max-sm:grid-cols-1"
        choices={[
          { value: 'into', label: picked ? `${picked.number} goes on` : 'The other one goes on' },
          { value: 'from', label: `${number} goes on` },
        ]}
      />
      {found.isError && <ErrorNotice error={found.error} retry={found.refetch} inline />}
      {source && target && (
        <section aria-label="What happens" className="rounded-md bg-sunken px-3 py-2">
          <TicketName number={target.number} title={target.title} status={target.status} />
          <p className="text-xs text-muted">
            {statusWord(target.status)}, asked by <bdi>{target.requester.name}</bdi>
            {target.assignee && (
              <>
                , <bdi>{target.assignee.name}</bdi> has it
              </>
            )}
          </p>
          <ul className="mt-2 list-disc pl-4">
            {mergePreview(source, target, shares).map((line) => (
              <li key={line} dir="auto">
                {line}
              </li>
            ))}
          </ul>
        </section>
      )}
      {source && target && !sameRequester && (
        <Checkbox
          checked={shares}
          onChange={(event) => setWished(event.target.checked)}
          label={`${target.requester.name} may read what was said on ${source.number}`}
          hint="Its public side, with whoever else reads along. Internal notes stay with agents."
        />
      )}
    </RelatedDialog>
  )
}
