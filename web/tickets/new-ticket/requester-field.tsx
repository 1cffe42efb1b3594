// For whom: found by any part of a name or an address, among ten or ten thousand.
import { useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import type { Option } from '../../ui/combobox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { usePeople } from '../choices.ts'
import type { Form } from './form.ts'

interface RequesterFieldProps {
  value: Form['requester']
  error: string | undefined
  onChange: (requester: Form['requester']) => void
}

const asOption = (person: NonNullable<Form['requester']>): Option => ({
  value: person.id,
  label: person.name,
  ...(person.email && { detail: person.email }),
  icon: <Avatar person={person} size="sm" />,
})

export function RequesterField({ value, error, onChange }: RequesterFieldProps) {
  const [typed, setTyped] = useState('')
  const { people, loading } = usePeople(typed)
  const choose = (id: string | null) => {
    const found = people.find((person) => person.id === id)
    if (found) onChange({ id: found.id, name: found.name, email: found.email })
  }
  return (
    <Field label="Requester" error={error}>
      <Combobox
        label="Requester"
        placeholder="Who asks?"
        options={people.map(asOption)}
        value={value?.id ?? null}
        chosen={value && asOption(value)}
        onChange={choose}
        onQuery={setTyped}
        loading={loading}
      />
    </Field>
  )
}
