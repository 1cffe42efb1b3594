// In which order the list stands, and how high its rows are.
import { SlidersHorizontal } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Menu } from '../../ui/menu.tsx'
import { densities, setDensity, useDensity } from './density.ts'
import { sortWords } from './filter-words.ts'
import type { ListSearch, Sort } from './list-search.ts'
import { readListSearch, sorts } from './list-search.ts'

const densityWords = { compact: 'Compact', standard: 'Standard', comfortable: 'Comfortable' }

export default function DisplayMenu({
  search,
  onChange,
}: {
  search: ListSearch
  onChange: (search: ListSearch) => void
}) {
  const density = useDensity()
  const current: Sort = search.sort ?? sorts[0]
  const entries: MenuEntry[] = [
    { kind: 'heading', label: 'Order' },
    ...sorts.map((sort) => ({
      kind: 'choice' as const,
      label: sortWords[sort],
      checked: sort === current,
      onSelect: () => onChange(readListSearch({ ...search, sort })),
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
      trigger={<IconButton label={`Order and rows: ${sortWords[current]}`} icon={<SlidersHorizontal />} />}
    />
  )
}
