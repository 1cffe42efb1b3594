// Choosing one of possibly thousands of organisations; the server searches them.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { query } from '../../app/queries.ts'
import { Combobox } from '../../ui/combobox.tsx'

interface OrganisationPickerProps {
  none: string
  /** An id. */
  value: string | null
  onChange: (id: string | null) => void
  disabled?: boolean
  className?: string
}

export function OrganisationPicker({ none, value, ...rest }: OrganisationPickerProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    ...query('organisations.list', { limit: 50, ...(q && { q }) }),
    placeholderData: keepPreviousData,
  })
  const chosen = useQuery({ ...query('organisations.get', { id: value ?? '' }), enabled: value !== null, retry: false })
  const options = found.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <Combobox
      label="Organisation"
      none={none}
      placeholder={none}
      options={options}
      value={value}
      chosen={value !== null ? { value, label: chosen.data?.name ?? '…' } : null}
      onQuery={setTyped}
      loading={typed.trim() !== q || found.isPlaceholderData || found.isLoading}
      {...rest}
    />
  )
}
