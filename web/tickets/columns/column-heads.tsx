// The names of the columns above the rows. Screen readers hear them in each cell.
import { cx } from '../../ui/cx.ts'
import { useColumns } from './known.tsx'

/** @param numbers how wide the numbers of the tickets are */
export default function ColumnHeads({ columns, numbers }: { columns: string; numbers: string }) {
  const { shown } = useColumns(columns)
  return (
    <div
      aria-hidden
      className="sticky top-0 z-10 flex h-7 min-w-max items-center gap-2.5 border-b border-line bg-canvas pr-4 pl-8 text-xs text-muted"
    >
      <span className="shrink-0 font-mono" style={{ width: numbers }} />
      <span className="min-w-64 flex-1">Title</span>
      {shown.map(({ name, label, width, right }) => (
        <span key={name} className={cx('shrink-0 truncate', width, right && 'pr-3 text-right')}>
          {label}
        </span>
      ))}
    </div>
  )
}
