// The 44 px bar above a page: where one is, what narrows it down, and the one primary action.

import type { ReactNode } from 'react'
import { createContext, use } from 'react'
import { cx } from './cx.ts'
import { useTitle } from './use-title.ts'

/** What a shell puts before the title: on a phone, the button that opens its menu. */
export const PageHeaderLead = createContext<ReactNode>(null)

interface PageHeaderProps {
  title: ReactNode
  /** Beside the title: a count, a badge. */
  aside?: ReactNode
  /** Filters. */
  children?: ReactNode
  actions?: ReactNode
  /** On a phone the filters have a row of their own, below. */
  below?: boolean
  className?: string
}

export function PageHeader({ title, aside, children, actions, below, className }: PageHeaderProps) {
  useTitle(typeof title === 'string' ? title : undefined)
  return (
    <header
      className={cx(
        'sticky top-0 z-20 flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-canvas px-4 py-1',
        className,
      )}
    >
      {/* Together, so that a long title is cut beside the menu button and does not go below it. */}
      <div className={cx('flex max-w-full min-w-0 items-center gap-3', !aside && !children && 'flex-1 basis-40')}>
        {use(PageHeaderLead)}
        <h1 className="min-w-0 truncate text-md font-semibold">{title}</h1>
      </div>
      {aside}
      {children && (
        <div
          className={cx(
            'flex min-w-0 flex-1 flex-wrap items-center gap-1.5',
            below && 'max-sm:order-last max-sm:basis-full max-sm:pb-1',
          )}
        >
          {children}
        </div>
      )}
      {actions && <div className="ml-auto flex shrink-0 items-center gap-1.5">{actions}</div>}
    </header>
  )
}
