// Everything that decides how a list looks. Each choice takes effect at once, and stands in the address; "Save changes" beside it
// keeps it with the view.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Select } from '../../ui/select.tsx'
import { useFields } from '../choices.ts'
import { ColumnChooser } from '../columns/chooser.tsx'
import { columnsOf } from '../columns/shown.ts'
import { groupOptions } from '../grouping/words.ts'
import { orderOptions } from '../sorting/orders.ts'
import { densities, setDensity, useDensity } from './density.ts'
import { isSaved, type ListSearch, type Sort, sortOf } from './list-search.ts'

const densityWords = { compact: 'Compact', standard: 'Standard', comfortable: 'Comfortable' }

interface DisplayPanelProps {
  search: ListSearch
  onChange: (search: ListSearch) => void
}

export default function DisplayPanel({ search, onChange }: DisplayPanelProps) {
  const density = useDensity()
  const saved = useQuery({
    ...query('views.get', { id: search.view }),
    enabled: isSaved(search.view),
    retry: false,
  }).data
  const fields = useFields()
  const group = search.group ?? saved?.group ?? 'none'
  const sort = sortOf(search) || saved?.sort || '-updatedAt'
  return (
    <div className="flex w-80 max-w-full flex-col gap-2">
      <Choosing label="Group">
        <Combobox
          label="Group"
          value={group === 'none' ? null : group}
          none="No groups"
          placeholder="No groups"
          options={groupOptions(fields, group === 'none' ? undefined : group)}
          onChange={(next) =>
            onChange(put(without(search, 'folded'), 'group', next ?? (saved?.group ? 'none' : undefined)))
          }
        />
      </Choosing>
      {group !== 'none' && (
        <Choosing label="">
          <div className="flex gap-2">
            <Button onClick={() => onChange({ ...search, folded: '*' })}>Fold all</Button>
            <Button onClick={() => onChange(without(search, 'folded'))}>Open all</Button>
          </div>
        </Choosing>
      )}
      <Choosing label="Order">
        <Combobox
          label="Order"
          value={sort}
          options={orderOptions(fields, sort)}
          onChange={(next) => next && onChange({ ...search, sort: next as Sort })}
        />
      </Choosing>
      <Choosing label="Rows">
        <Select
          label="Rows"
          value={density}
          onChange={setDensity}
          choices={densities.map((value) => ({ value, label: densityWords[value] }))}
        />
      </Choosing>
      <ColumnChooser
        shown={columnsOf(search, saved)}
        ofView={saved?.columns?.join() ?? ''}
        onChange={({ columns }) => onChange(put(search, 'columns', columns))}
      />
    </div>
  )
}

const put = (search: ListSearch, name: 'group' | 'columns', value: string | undefined): ListSearch => ({
  ...without(search, name),
  ...(value !== undefined && { [name]: value }),
})

function without(search: ListSearch, name: 'group' | 'columns' | 'folded'): ListSearch {
  const { [name]: _, ...rest } = search
  return rest
}

function Choosing({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5rem_1fr] items-center gap-2 text-control">
      <span aria-hidden className="text-muted">
        {label}
      </span>
      {children}
    </div>
  )
}
