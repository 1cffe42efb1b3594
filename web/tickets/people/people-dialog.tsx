// Who sees a ticket and why: people by name, then the groups that see it by what they are. People are added and taken off here.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Users, X } from 'lucide-react'
import { useState } from 'react'
import { ApiError, api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import type { Option } from '../../ui/combobox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { usePeople } from '../choices.ts'
import type { Ticket } from '../ticket/sides.ts'
import type { Participant } from './participants.ts'
import { isAddress, participantsQuery, peopleWords, sightWords } from './participants.ts'

interface PeopleDialogProps {
  ticket: Ticket
  onClose: () => void
}

export default function PeopleDialog({ ticket, onClose }: PeopleDialogProps) {
  const { number } = ticket
  const found = useQuery(participantsQuery(number))
  const queries = useQueryClient()
  const readAgain = () => {
    void queries.invalidateQueries({ queryKey: ['participants.list', { id: number }] })
    void queries.invalidateQueries({ queryKey: ['tickets.get', { id: number }] })
  }
  const adding = useMutation({
    mutationFn: ({ person, role }: Wanted) => api('participants.add', { id: number, person, ...(role && { role }) }),
    onSuccess: ({ person, role }) => {
      readAgain()
      if (person) toast(`${person.name} ${role === 'cc' ? 'is in copy' : 'watches'} ${number}`)
    },
  })
  const removing = useMutation({
    mutationFn: ({ person }: Participant) => api('participants.remove', { id: number, person: person?.id ?? '' }),
    onSuccess: (_, { person, role }) => {
      readAgain()
      const again = { person: person?.id ?? '', role: role === 'cc' ? ('cc' as const) : ('watcher' as const) }
      toast(`${person?.name} is off ${number}`, () => adding.mutate(again))
    },
  })
  const items = found.data?.items ?? []
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Who sees ${number}`}
      description="Agents watch it. Others in copy see the public side and can answer."
    >
      <div className="flex flex-col gap-4">
        <AddPerson
          onAdd={(person) => adding.mutate({ person })}
          busy={adding.isPending}
          error={adding.error}
          reason={ticket.can.share.reason}
        />
        {found.isError && <ErrorNotice error={found.error} retry={found.refetch} inline />}
        {found.isPending && <Waiting />}
        {removing.error && <ErrorNotice error={removing.error} inline />}
        {items.length > 0 && (
          <ul aria-label="Who sees it" className="-mx-1 flex max-h-[50dvh] flex-col overflow-y-auto px-1">
            {items.map((one) => (
              <Line key={`${one.role}.${one.person?.id ?? ''}`} one={one} onRemove={() => removing.mutate(one)} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

interface Wanted {
  person: string
  role?: 'cc' | 'watcher'
}

function Line({ one, onRemove }: { one: Participant; onRemove: () => void }) {
  const { person, group, sees, reason, can } = one
  return (
    <li className="flex items-start gap-2.5 border-b border-line py-2 last:border-b-0">
      {person ? <Avatar person={person} /> : <Users aria-hidden className="m-1 text-muted" />}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="truncate font-medium">{person?.name ?? group?.name}</bdi>
          {group && <span className="text-xs text-muted">{peopleWords(group.people)}</span>}
        </p>
        <p className="text-hint text-muted">{reason}</p>
      </div>
      <Badge tone={sees === 'nothing' ? 'amber' : 'neutral'}>{sightWords[sees]}</Badge>
      <span className="w-7 shrink-0">
        {can.remove.allowed && (
          <IconButton label={`Take ${person?.name} off`} icon={<X />} onClick={onRemove} className="size-7" />
        )}
      </span>
    </li>
  )
}

interface AddPersonProps {
  onAdd: (person: string) => void
  busy: boolean
  error: Error | null
  reason: string | null
}

function AddPerson({ onAdd, busy, error, reason }: AddPersonProps) {
  const [typed, setTyped] = useState('')
  const { people, loading } = usePeople(typed)
  const known = people.map(
    (person): Option => ({
      value: person.id,
      label: person.name,
      detail: person.email,
      icon: <Avatar person={person} size="sm" />,
    }),
  )
  const address = typed.trim().toLowerCase()
  const strange = isAddress(address) && !people.some(({ email }) => email === address)
  const options = strange
    ? [...known, { value: address, label: `Add ${address}`, detail: 'not known here yet' }]
    : known
  const problem = error instanceof ApiError ? error.field('person') : undefined
  return (
    <div className="flex flex-col gap-2">
      <Field label="Add somebody" error={problem && `This person ${problem}.`} hint="A name, or any e-mail address.">
        <Combobox
          label="Add somebody"
          placeholder={busy ? 'Adding' : 'Name or address'}
          options={options}
          value={null}
          onChange={(value) => value && onAdd(value)}
          onQuery={setTyped}
          loading={loading}
          disabled={reason !== null || busy}
        />
      </Field>
      {error && !problem && <ErrorNotice error={error} inline />}
    </div>
  )
}

const Waiting = () => (
  <div role="status" aria-label="Loading who sees it" className="flex animate-late flex-col gap-4 py-2">
    {['w-1/2', 'w-2/3', 'w-2/5'].map((width) => (
      <Skeleton key={width} className={width} />
    ))}
  </div>
)
