// Another ticket, found by its number or by words in it.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { query } from '../../app/queries.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'

export interface Picked {
  number: string
  title: string
}

interface TicketPickerProps {
  label: string
  /** The ticket that it is picked for, which is none of the answers. */
  without: string
  value: Picked | null
  onChange: (ticket: Picked | null) => void
  error?: string | undefined
  hint?: string
}

export function TicketPicker({ label, without, value, onChange, error, hint }: TicketPickerProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const search = useQuery({
    ...query('search.find', { q, kind: ['ticket'], limit: 12 }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  // Before anything is typed: what was last touched on the desk.
  const recent = useQuery({ ...query('tickets.list', { sort: '-updatedAt', limit: 12 }), enabled: q === '' })
  const found: Picked[] = (q === '' ? (recent.data?.items ?? []) : (search.data?.items ?? [])).flatMap(
    ({ number, title }) => (number && number !== without ? [{ number, title }] : []),
  )
  const asOption = ({ number, title }: Picked) => ({ value: number, label: title, detail: number })
  return (
    // A dialog that asks for it begins here.
    <div data-start>
      <Field label={label} error={error} hint={hint}>
        <Combobox
          label={label}
          placeholder="Number or words"
          options={found.map(asOption)}
          value={value?.number ?? null}
          chosen={value && asOption(value)}
          onQuery={setTyped}
          loading={typed.trim() !== q || search.isPlaceholderData || search.isLoading || recent.isLoading}
          onChange={(number) => onChange(found.find((one) => one.number === number) ?? null)}
        />
      </Field>
    </div>
  )
}
