// The names of the columns above the rows; pressing one sorts by it. Screen readers hear a name in each cell too.
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { query } from '../../app/queries.ts'
import { cx } from '../../ui/cx.ts'
import { useFields } from '../choices.ts'
import { isSaved, type ListSearch, type Sort, sortOf } from '../list/list-search.ts'
import { useGoTo } from '../list/use-go-to.ts'
import { directionOf, orderByColumn } from '../sorting/orders.ts'
import { useColumns } from './known.tsx'

interface ColumnHeadsProps {
  search: ListSearch
  columns: string
  /** How wide the numbers of the tickets are. */
  numbers: string
}

export default function ColumnHeads({ search, columns, numbers }: ColumnHeadsProps) {
  const { shown } = useColumns(columns)
  const fields = useFields()
  const goTo = useGoTo()
  const saved = useQuery({
    ...query('views.get', { id: search.view }),
    enabled: isSaved(search.view),
    retry: false,
  }).data
  const current = sortOf(search) || saved?.sort || '-updatedAt'
  return (
    <div className="sticky top-0 z-10 flex h-7 min-w-max items-center gap-2.5 border-b border-line bg-canvas pr-4 pl-8 text-xs text-muted">
      <span className="shrink-0 font-mono" style={{ width: numbers }} />
      <span className="min-w-64 flex-1">Title</span>
      {shown.map(({ name, label, width, right }) => {
        const order = orderByColumn(name, fields, current)
        const direction = directionOf(name, current)
        const Arrow = direction === 'down' ? ArrowDown : ArrowUp
        const look = cx('flex shrink-0 items-center gap-0.5', width, right && 'justify-end pr-3')
        if (order === null)
          return (
            <span key={name} className={look}>
              <bdi className="truncate">{label}</bdi>
            </span>
          )
        return (
          <button
            key={name}
            type="button"
            aria-label={`Sort by ${label}${direction ? `, now ${direction === 'up' ? 'ascending' : 'descending'}` : ''}`}
            onClick={() => goTo({ ...search, sort: order as Sort })}
            className={cx(look, 'h-full hover:text-text', direction && 'font-medium text-text')}
          >
            <bdi className="truncate">{label}</bdi>
            {direction && <Arrow aria-hidden className="size-3 shrink-0" />}
          </button>
        )
      })}
    </div>
  )
}
