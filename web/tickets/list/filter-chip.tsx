// One chosen filter, by name. Ids in the address become names here; what cannot be named any more is shown as it is.
import { X } from 'lucide-react'
import { statusWord } from '../../ui/status-badge.tsx'
import { useAgents, useCategories, usePerson, useTeams, useTypes } from '../choices.ts'
import { fieldWords, typeName } from './filter-words.ts'
import type { FilterField } from './list-search.ts'
import { several } from './list-search.ts'

interface FilterChipProps {
  field: FilterField
  value: string
  onRemove: () => void
}

export default function FilterChip({ field, value, onRemove }: FilterChipProps) {
  const said = useNamed(field, value)
  return (
    <span className="inline-flex h-6 max-w-56 min-w-0 items-center rounded-md border border-line-strong bg-surface pl-2 text-xs">
      <span className="mr-1 text-muted">{fieldWords[field]}</span>
      <bdi className="min-w-0 truncate">{said}</bdi>
      <button
        type="button"
        aria-label={`Remove the filter ${fieldWords[field]} ${said}`}
        onClick={onRemove}
        className="ml-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
      >
        <X className="size-3.5" />
      </button>
    </span>
  )
}

function useNamed(field: FilterField, value: string): string {
  const teams = useTeams(field === 'team')
  const categories = useCategories(field === 'category')
  const agents = useAgents(field === 'assignee')
  const types = useTypes(field === 'type')
  const requester = usePerson(field === 'requester' && value !== 'me' ? value : null)
  const nameIn = (list: readonly { id: string; name: string }[]) => list.find(({ id }) => id === value)?.name ?? value
  switch (field) {
    case 'status':
      return several(value)
        .map((status) => statusWord(status as Parameters<typeof statusWord>[0]))
        .join(', ')
    case 'type':
      return several(value)
        .map((type) => typeName(type, types))
        .join(', ')
    case 'priority':
      return several(value).join(', ')
    case 'category':
      return categories.find(({ id }) => id === value)?.path ?? value
    case 'team':
      return value === 'none' ? 'None' : value === 'mine' ? 'Mine' : nameIn(teams)
    case 'assignee':
      return value === 'none' ? 'Nobody' : value === 'me' ? 'Me' : nameIn(agents)
    case 'requester':
      return value === 'me' ? 'Me' : (requester?.name ?? value)
    default:
      return value
  }
}
