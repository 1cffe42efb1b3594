// What narrows the list down: words, the chosen filters as chips, and the panel with all of them. In a narrow column only the
// panel's button remains, with the number of filters on it.
import { ListFilter, X } from 'lucide-react'
import { useEffect } from 'react'
import { idle } from '../../app/idle.ts'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { tip } from '../../ui/tip.ts'
import type { ListSearch } from './list-search.ts'
import { filterCount, filterFields, withField, withoutFilters } from './list-search.ts'
import { useGoTo } from './use-go-to.ts'
import { WordsField } from './words-field.tsx'

const FilterPanel = deferred(
  () => import('./filter-panel.tsx'),
  () => <div className="h-104 w-72" />,
)
const FilterChip = deferred(() => import('./filter-chip.tsx'))

interface FilterBarProps {
  search: ListSearch
  /** Room for the button only. */
  compact: boolean
}

export default function FilterBar({ search, compact }: FilterBarProps) {
  const goTo = useGoTo()
  const chosen = filterFields.filter((field) => field !== 'q' && search[field])
  return (
    <>
      {!compact && (
        <>
          <div className="w-44 shrink-0">
            <WordsField value={search.q ?? ''} onChange={(q) => goTo(withField(search, 'q', q))} />
          </div>
          {chosen.map((field) => (
            <FilterChip
              key={field}
              field={field}
              value={search[field] ?? ''}
              onRemove={() => goTo(withField(search, field, ''))}
            />
          ))}
        </>
      )}
      <FilterButton search={search} compact={compact} onChange={goTo} />
      {!compact && chosen.length > 1 && (
        <IconButton label="Clear filters" icon={<X />} onClick={() => goTo(withoutFilters(search))} />
      )}
    </>
  )
}

function FilterButton({ search, compact, onChange }: FilterBarProps & { onChange: (search: ListSearch) => void }) {
  useEffect(() => void idle().then(FilterPanel.preload), [])
  const count = filterCount(search)
  return (
    <Popover
      label="Filters"
      trigger={
        <button
          type="button"
          id="list-filters"
          aria-label={count > 0 ? `Filter, ${count} chosen` : 'Filter'}
          {...tip('Filter', 'f')}
          className={cx(
            'inline-flex h-control min-w-control shrink-0 items-center justify-center gap-1.5 rounded-md px-1.5 text-muted hover:bg-hover hover:text-text aria-expanded:bg-hover aria-expanded:text-text',
            count > 0 && 'text-accent-text',
          )}
        >
          <ListFilter aria-hidden />
          {compact && count > 0 && <span className="text-xs font-medium tabular">{count}</span>}
        </button>
      }
    >
      {() => <FilterPanel search={search} words={compact} onChange={onChange} />}
    </Popover>
  )
}
