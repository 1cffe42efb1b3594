// What narrows the list down: the filter as text and chips, and a panel with the usual choices. In a narrow column only the
// panel's button remains, with the number of filters on it, and the text stands in the panel.
import { ListFilter } from 'lucide-react'
import { useEffect } from 'react'
import { idle } from '../../app/idle.ts'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { Popover } from '../../ui/popover.tsx'
import { tip } from '../../ui/tip.ts'
import FilterBox from '../filter/filter-box.tsx'
import { readParts } from '../filter/parts.ts'
import { troubleOf } from '../filter/trouble.ts'
import type { ListSearch } from './list-search.ts'
import { withFilter } from './list-search.ts'
import { useGoTo } from './use-go-to.ts'

const FilterPanel = deferred(
  () => import('./filter-panel.tsx'),
  () => <div className="h-104 w-72" />,
)

interface FilterBarProps {
  search: ListSearch
  /** Why the list could not be read. */
  error: unknown
  /** Room for the button only. */
  compact: boolean
}

export default function FilterBar({ search, error, compact }: FilterBarProps) {
  const goTo = useGoTo()
  const trouble = troubleOf(error)
  const { filter = '' } = search
  const change = (next: string) => goTo(withFilter(search, next))
  useEffect(() => void idle().then(FilterPanel.preload), [])
  const { parts, problem } = readParts(filter)
  const count = filter === '' ? 0 : problem ? 1 : parts.length
  return (
    <>
      {!compact && (
        <div className="min-w-0 flex-1">
          <FilterBox filter={filter} onChange={change} trouble={trouble} />
        </div>
      )}
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
        {() => (
          <>
            {compact && (
              <div className="mb-3 w-72">
                <FilterBox filter={filter} onChange={change} trouble={trouble} wrap />
              </div>
            )}
            <FilterPanel filter={filter} onChange={change} />
          </>
        )}
      </Popover>
    </>
  )
}
