// A table: text left, numbers right, the head stays, rows are one height. `<Table label="People">`

import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ComponentProps, CSSProperties, ReactNode } from 'react'
import { cx } from './cx.ts'

export function Table({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={cx('relative min-w-0 overflow-x-auto', className)}>
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-left">
        {children}
      </table>
    </div>
  )
}

interface HeadProps extends Omit<ComponentProps<'th'>, 'align'> {
  number?: boolean
  /** Sorting by this column: its direction, or false when another one leads. */
  sorted?: 'up' | 'down' | false
  onSort?: () => void
}

const cell = 'border-b border-line px-3 first:pl-4 last:pr-4'

export function Head({ number, sorted, onSort, className, children, ...rest }: HeadProps) {
  const Arrow = sorted === 'up' ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      aria-sort={sorted === 'up' ? 'ascending' : sorted === 'down' ? 'descending' : undefined}
      {...rest}
      className={cx(
        cell,
        'sticky top-0 z-10 h-8 bg-canvas text-xs font-medium whitespace-nowrap text-muted',
        number && 'text-right',
        className,
      )}
    >
      {onSort ? (
        <button type="button" onClick={onSort} className="inline-flex items-center gap-1 hover:text-text">
          {children}
          {sorted && <Arrow aria-hidden className="size-3" />}
        </button>
      ) : (
        children
      )}
    </th>
  )
}

export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...rest} className={cx('group h-row hover:bg-hover', className)} />
}

interface CellProps extends ComponentProps<'td'> {
  number?: boolean
  /** Percent of the table's width, where there is room for columns: it truncates, instead of being as wide as its text. */
  share?: number
}

export function Cell({ number, share, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      style={share === undefined ? undefined : ({ '--share': `${share}%` } as CSSProperties)}
      className={cx(
        cell,
        'h-row truncate',
        share === undefined ? 'max-w-96' : 'w-full max-w-0 md:w-(--share)',
        number && 'text-right tabular',
        className,
      )}
    />
  )
}
