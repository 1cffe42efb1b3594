// In which order the list stands, and how high its rows are.
import { SlidersHorizontal } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Menu } from '../../ui/menu.tsx'
import { densities, setDensity, useDensity } from './density.ts'
import { sortWords } from './filter-words.ts'
import type { ListSearch } from './list-search.ts'

const densityWords = { compact: 'Compact', standard: 'Standard', comfortable: 'Comfortable' }

export default function DisplayMenu({
  search,
  onChange,
}: {
  search: ListSearch
  onChange: (search: ListSearch) => void
}) {
  const density = useDensity()
  const current = search.sort ?? '-updatedAt'
  const entries: MenuEntry[] = [
    { kind: 'heading', label: 'Order' },
    ...(Object.keys(sortWords) as (keyof typeof sortWords)[]).map((sort) => ({
      kind: 'choice' as const,
      label: sortWords[sort],
      checked: sort === current,
      onSelect: () => onChange({ ...search, sort }),
    })),
    { kind: 'separator' },
    { kind: 'heading', label: 'Rows' },
    ...densities.map((one) => ({
      kind: 'choice' as const,
      label: densityWords[one],
      checked: one === density,
      onSelect: () => setDensity(one),
    })),
  ]
  return (
    <Menu
      label="Order and rows"
      align="end"
      entries={entries}
      trigger={
        <IconButton
          label={`Order and rows: ${sortWords[current as keyof typeof sortWords] ?? current}`}
          icon={<SlidersHorizontal />}
        />
      }
    />
  )
}
