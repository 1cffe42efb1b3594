// Who reads this request beside the desk, and how to add a colleague. Below everything else: nothing moves when it arrives.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { UserPlus, X } from 'lucide-react'
import type { FormEvent } from 'react'
import { useState } from 'react'
import type { Output } from '../../app/api.ts'
import { ApiError, api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'
import { announce } from '../../tickets/announce.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { toast } from '../../ui/toast.ts'

type Participant = Output<'participants.list'>['items'][number]
type Person = Participant & { person: NonNullable<Participant['person']> }

export default function People({ ticket }: { ticket: Ticket }) {
  const { number, can } = ticket
  const people = useQuery(query('participants.list', { id: number }))
  const queries = useQueryClient()
  const readAgain = () => queries.invalidateQueries({ queryKey: ['participants.list', { id: number }] })
  const removing = useMutation({
    mutationFn: ({ person }: Person) => api('participants.remove', { id: number, person: person.id }),
    onSuccess: (_, { person }) => {
      void readAgain()
      announce(`${person.name} is no longer in copy`)
    },
  })
  const items = people.data?.items.filter((one): one is Person => one.person !== null)
  if (!items) return null
  return (
    <section aria-labelledby="people" className="mt-10 border-t border-line pt-5">
      <h2 id="people" className="font-medium">
        People on this request
      </h2>
      <ul className="mt-2 flex flex-col">
        {items.map((one) => (
          <Line key={`${one.role}.${one.person.id}`} one={one} onRemove={() => removing.mutate(one)} />
        ))}
      </ul>
      {removing.error && <ErrorNotice error={removing.error} inline />}
      {can.share.allowed && <AddColleague number={number} onAdded={readAgain} />}
    </section>
  )
}

const roleWords: Partial<Record<Participant['role'], string>> = {
  requester: 'asked',
  cc: 'in copy',
  writer: 'answers',
}

function Line({ one: { person, role, can }, onRemove }: { one: Person; onRemove: () => void }) {
  const self = person.id === useMe().person.id
  return (
    <li className="flex min-h-11 items-center gap-2.5">
      <Avatar person={person} />
      <span className="min-w-0 flex-1 truncate">
        <bdi>{self ? 'You' : person.name}</bdi> <span className="text-muted">{roleWords[role]}</span>
      </span>
      {can.remove.allowed && (
        <IconButton label={self ? 'Leave this request' : `Take ${person.name} off`} icon={<X />} onClick={onRemove} />
      )}
    </li>
  )
}

function AddColleague({ number, onAdded }: { number: string; onAdded: () => Promise<unknown> }) {
  const [open, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const adding = useMutation({
    mutationFn: () => api('participants.add', { id: number, person: address.trim(), role: 'cc' }),
    onSuccess: async ({ person }) => {
      setAddress('')
      setOpen(false)
      await onAdded()
      toast(`${person?.name} is in copy now`)
    },
  })
  if (!open) {
    return (
      <Button icon={<UserPlus aria-hidden />} onClick={() => setOpen(true)} className="mt-2">
        Add a colleague
      </Button>
    )
  }
  const problem = adding.error instanceof ApiError ? adding.error.field('person') : undefined
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (address.trim() !== '' && !adding.isPending) adding.mutate()
  }
  return (
    <form onSubmit={onSubmit} className="mt-3 flex flex-col items-start gap-3">
      <Field
        label="Their e-mail address"
        hint="They read this request and can answer."
        error={problem && `This address ${problem}.`}
      >
        <Input
          autoFocus
          type="email"
          autoComplete="off"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          className="w-full sm:w-80"
        />
      </Field>
      {adding.error && !problem && <ErrorNotice error={adding.error} inline />}
      <span className="flex gap-2">
        <Button type="submit" variant="primary" busy={adding.isPending}>
          Add
        </Button>
        <Button variant="ghost" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </span>
    </form>
  )
}
