// The time spent on a ticket: who, when, how long; and the form for more.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { durationWords } from '../../../src/tickets/time/contract/duration.ts'
import type { Output } from '../../app/api.ts'
import { api, newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { dayWords } from '../checklists/days.ts'
import { refreshAfter } from '../ticket/cache.ts'
import { ticketQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'
import { TimeForm } from './time-form.tsx'

type Entry = Output<'time-entries.list'>['items'][number]

export default function TimeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { number } = ticket
  const entries = useQuery(query('time-entries.list', { id: number, limit: 200 }))
  const refresh = useRefresh(number)
  const [editing, setEditing] = useState<string | null>(null)
  const adding = useMutation({
    mutationFn: (wish: { minutes: number; day: string; note: string }) =>
      api('time-entries.add', { id: number, ...wish }, { idempotencyKey: newKey() }),
    onSuccess: refresh,
  })
  const total = ticket.minutesSpent ?? 0
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Time spent on ${number}`}
      description={
        total > 0 ? `${durationWords(total)} in all. Its requester sees none of it.` : 'Its requester sees none of it.'
      }
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="flex flex-col gap-4">
        <TimeForm submit="Enter time" busy={adding.isPending} error={adding.error} onSubmit={adding.mutateAsync} />
        {entries.isPending && <SkeletonRows label="Loading the time" />}
        {entries.isError && <ErrorNotice error={entries.error} retry={entries.refetch} inline />}
        {entries.data && entries.data.items.length > 0 && (
          <ul aria-label="Time entries" className="-mx-1 border-t border-line">
            {entries.data.items.map((entry) =>
              entry.id === editing ? (
                <Correction key={entry.id} number={number} entry={entry} onDone={() => setEditing(null)} />
              ) : (
                <Line key={entry.id} number={number} entry={entry} onEdit={() => setEditing(entry.id)} />
              ),
            )}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

function useRefresh(number: string) {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['time-entries.list', { id: number }] })
    void queries.invalidateQueries(ticketQuery(number))
    refreshAfter(queries, number)
  }
}

function Line({ number, entry, onEdit }: { number: string; entry: Entry; onEdit: () => void }) {
  const { id, person, minutes, day, note, can } = entry
  const refresh = useRefresh(number)
  const again = () => api('time-entries.add', { id: number, minutes, day, note, person: person.id }).finally(refresh)
  const removing = useMutation({
    mutationFn: () => api('time-entries.remove', { id: number, entry: id }, { idempotencyKey: newKey() }),
    onSuccess: () => {
      refresh()
      toast(`${durationWords(minutes)} removed`, again)
    },
  })
  return (
    <li className="border-b border-line px-1 py-1">
      <div className="flex min-h-7 items-center gap-2">
        <Avatar person={person} size="sm" />
        <span className="w-20 shrink-0 font-medium tabular">{durationWords(minutes)}</span>
        <span className="min-w-0 flex-1">
          <bdi>{person.name}</bdi>, {dayWords(day, new Date())}
          {note && (
            <bdi dir="auto" className="block break-words text-muted">
              {note}
            </bdi>
          )}
        </span>
        <IconButton
          label={`Correct ${durationWords(minutes)} of ${person.name}`}
          icon={<Pencil />}
          disabledReason={can.change.reason}
          onClick={onEdit}
        />
        <IconButton
          label={`Remove ${durationWords(minutes)} of ${person.name}`}
          icon={<Trash2 />}
          disabledReason={can.remove.reason ?? (removing.isPending ? 'It is being removed' : null)}
          onClick={() => removing.mutate()}
        />
      </div>
      {removing.error && <ErrorNotice error={removing.error} inline />}
    </li>
  )
}

function Correction({ number, entry, onDone }: { number: string; entry: Entry; onDone: () => void }) {
  const refresh = useRefresh(number)
  const saving = useMutation({
    mutationFn: (wish: { minutes: number; day: string; note: string }) =>
      api('time-entries.change', { id: number, entry: entry.id, ...wish }, { ifMatch: entry.revision }),
    onSuccess: () => {
      refresh()
      onDone()
    },
    onError: refresh,
  })
  return (
    <li className="border-b border-line px-1 py-3">
      <TimeForm
        start={entry}
        submit="Save"
        busy={saving.isPending}
        error={saving.error}
        onSubmit={saving.mutateAsync}
        onCancel={onDone}
      />
    </li>
  )
}
