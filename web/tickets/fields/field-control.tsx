// The control for a value of a field, by its kind: in the form of a new ticket, in the portal, and beside a ticket.
import { useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox, MultiCombobox } from '../../ui/combobox.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { usePeople, usePerson } from '../choices.ts'
import { type FieldDefinition, type FieldValue, isEmpty } from './field-values.ts'

export interface FieldControlProps {
  field: FieldDefinition
  value: FieldValue
  onChange: (value: FieldValue) => void
  disabled?: boolean
  autoFocus?: boolean
}

/** From here on one types to find. */
export const fewChoices = 9

export const offered = ({ choices }: FieldDefinition, value: FieldValue) =>
  choices.filter(({ key, retired }) => !retired || (Array.isArray(value) ? value.includes(key) : value === key))

export function FieldControl({ field, value, onChange, disabled, autoFocus }: FieldControlProps) {
  const typed = {
    dir: 'auto' as const,
    disabled,
    autoFocus,
    value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (field.kind) {
    case 'text':
      return (
        <Textarea
          {...typed}
          rows={1}
          maxRows={8}
          maxLength={field.max ?? 4000}
          className="py-[0.3125rem] coarse:py-2"
        />
      )
    case 'number':
      return <Input {...typed} inputMode="decimal" maxLength={30} className="w-40 tabular" />
    case 'date':
      return <Input {...typed} type="date" min="0001-01-01" max="9999-12-31" className="w-44 tabular" />
    case 'link':
      return <Input {...typed} type="url" inputMode="url" maxLength={2000} placeholder="https://" />
    case 'checkbox':
      return <YesNo value={value} onChange={onChange} disabled={disabled} />
    case 'choice':
      return <OneOf field={field} value={value} onChange={onChange} disabled={disabled} />
    case 'multi':
      return <SomeOf field={field} value={value} onChange={onChange} disabled={disabled} />
    case 'person':
      return <SomePerson field={field} value={value} onChange={onChange} disabled={disabled} />
  }
}

type Part = Omit<FieldControlProps, 'autoFocus' | 'disabled'> & { disabled: boolean | undefined }

function YesNo({ value, onChange, disabled = false }: Omit<Part, 'field'>) {
  return (
    <Select
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : ''}
      onChange={(said) => onChange(said === '' ? null : said === 'yes')}
      disabled={disabled}
      choices={[
        { value: '', label: 'Choose' },
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ]}
    />
  )
}

function OneOf({ field, value, onChange, disabled = false }: Part) {
  const choices = offered(field, value).map(({ key, label }) => ({ value: key, label }))
  const chosen = typeof value === 'string' && choices.some((one) => one.value === value) ? value : null
  if (choices.length < fewChoices)
    return (
      <Select
        value={chosen ?? ''}
        onChange={(next) => onChange(next || null)}
        disabled={disabled}
        choices={[{ value: '', label: 'Choose' }, ...choices]}
      />
    )
  return (
    <Combobox
      label={field.label}
      options={choices}
      none="None"
      placeholder="Choose"
      value={chosen}
      onChange={onChange}
      disabled={disabled}
    />
  )
}

function SomeOf({ field, value, onChange, disabled = false }: Part) {
  const chosen = Array.isArray(value) ? value : []
  const choices = offered(field, value)
  if (choices.length >= fewChoices)
    return (
      <MultiCombobox
        label={field.label}
        placeholder="Choose"
        options={choices.map(({ key, label }) => ({ value: key, label }))}
        value={chosen}
        onChange={(next) => onChange(next)}
        disabled={disabled}
      />
    )
  return (
    <fieldset className="flex flex-col gap-1.5 py-1" disabled={disabled}>
      <legend className="sr-only">{field.label}</legend>
      {choices.map(({ key, label }) => (
        <Checkbox
          key={key}
          label={<bdi>{label}</bdi>}
          checked={chosen.includes(key)}
          onChange={(event) => onChange(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))}
        />
      ))}
    </fieldset>
  )
}

function SomePerson({ field, value, onChange, disabled = false }: Part) {
  const [typed, setTyped] = useState('')
  const id = typeof value === 'string' && !isEmpty(value) ? value : null
  const { people, loading } = usePeople(typed)
  const known = usePerson(id) ?? people.find((one) => one.id === id)
  const asOption = (person: { id: string; name: string; email: string | null }) => ({
    value: person.id,
    label: person.name,
    ...(person.email && { detail: person.email }),
    icon: <Avatar person={person} size="sm" />,
  })
  return (
    <Combobox
      label={field.label}
      options={people.map(asOption)}
      none="Nobody"
      placeholder="Nobody"
      value={id}
      chosen={known ? asOption(known) : null}
      onChange={onChange}
      onQuery={setTyped}
      loading={loading}
      disabled={disabled}
    />
  )
}
