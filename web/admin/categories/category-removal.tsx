// Removing a category: its tickets go where one says, and nowhere by themselves.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Removal } from '../record/removal.tsx'
import type { Category } from './category-values.ts'

interface CategoryRemovalProps {
  category: Category
  all: readonly Category[]
  /** Undefined while they are counted. */
  tickets: number | undefined
  /** How many categories stand below it. */
  below: number
  locked: string | null
}

export function CategoryRemoval({ category, all, tickets, below, locked }: CategoryRemovalProps) {
  const { id, name } = category
  const [moveTo, setMoveTo] = useState<string | null>(null)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const target = all.find((one) => one.id === moveTo)
  const counted = tickets === 1 ? '1 ticket' : `${tickets?.toLocaleString()} tickets`
  const asksWhere = !locked && below === 0 && Boolean(tickets)
  return (
    <Removal
      noun="category"
      name={name}
      effect={
        asksWhere
          ? `${counted} ${tickets === 1 ? 'moves' : 'move'} to ${target?.path ?? 'the category that you choose'}, closed ones included, and each says so in its history.${(tickets ?? 0) > 250 ? ' The category is retired until the last has moved.' : ''} This cannot be taken back.`
          : 'No ticket is in it. It cannot be brought back.'
      }
      obstacle={locked ?? (tickets === undefined ? undefined : obstacleOf({ name, tickets, below, target }))}
      remove={() => api('categories.remove', { id, ...(moveTo && { moveTo }) })}
      onRemoved={() => {
        for (const list of ['categories.list', 'tickets.list', 'tickets.get'])
          void queries.invalidateQueries({ queryKey: [list] })
        void navigate({ to: '/admin/categories', replace: true, ignoreBlocker: true })
      }}
    >
      {asksWhere && (
        <Field label="Where its tickets go" className="max-w-72">
          <Combobox
            label="Category"
            placeholder="Choose a category"
            options={all
              .filter((one) => one.id !== id && one.active)
              .map((one) => ({ value: one.id, label: one.path }))}
            value={moveTo}
            onChange={setMoveTo}
          />
        </Field>
      )}
    </Removal>
  )
}

interface Situation {
  name: string
  tickets: number
  below: number
  target: Category | undefined
}

function obstacleOf({ name, tickets, below, target }: Situation): string | null {
  if (below > 0)
    return `${below === 1 ? '1 category stands' : `${below} categories stand`} below ${name}. Move or remove ${below === 1 ? 'it' : 'them'} first.`
  if (tickets > 0 && !target)
    return `${tickets === 1 ? '1 ticket is' : `${tickets.toLocaleString()} tickets are`} in it. Choose where ${tickets === 1 ? 'it goes' : 'they go'}.`
  return null
}
