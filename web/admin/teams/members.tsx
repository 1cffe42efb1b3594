// The members of a team, one per line, and a field that finds more among everybody.
import { X } from 'lucide-react'
import { useState } from 'react'
import { usePeople } from '../../tickets/choices.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

interface Named {
  id: string
  name: string
}

interface MembersProps {
  /** Ids. */
  value: readonly string[]
  onChange: (members: string[]) => void
  /** Whom of them one knows by name. */
  known: readonly Named[]
  error?: string | undefined
  locked: string | null
  /** Keeps the names of those who were added. */
  onFound: (person: Named) => void
}

export function Members({ value, onChange, known, error, locked, onFound }: MembersProps) {
  const [typed, setTyped] = useState('')
  const { people, loading } = usePeople(typed)
  const addable = people.filter(({ id }) => !value.includes(id))
  const add = (id: string | null) => {
    const person = people.find((one) => one.id === id)
    if (!person) return
    onFound(person)
    onChange([...value, person.id])
    setTyped('')
  }
  const members = value.map((id) => known.find((person) => person.id === id) ?? { id, name: id })
  return (
    <div className="flex flex-col gap-2">
      <Field label="Add a member" error={error}>
        <Combobox
          label="People"
          placeholder="Name or address"
          options={addable.map((person) => ({
            value: person.id,
            label: person.name,
            detail: person.email,
            icon: <Avatar person={person} size="sm" />,
          }))}
          value={null}
          onChange={add}
          onQuery={setTyped}
          loading={loading}
          disabled={locked !== null}
        />
      </Field>
      <ul aria-label="Members" className="flex flex-col">
        {members.map((person) => (
          <li key={person.id} className="flex h-row items-center gap-2 border-b border-line">
            <Avatar person={person} size="sm" />
            <bdi className="min-w-0 flex-1 truncate">{person.name}</bdi>
            <IconButton
              label={`Take ${person.name} out of the team`}
              icon={<X />}
              disabledReason={locked}
              onClick={() => onChange(value.filter((id) => id !== person.id))}
            />
          </li>
        ))}
      </ul>
      {members.length === 0 && <p className="text-muted">Nobody yet.</p>}
    </div>
  )
}
