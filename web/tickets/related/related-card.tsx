// One kind of what hangs together with a ticket: its name, how far it is, and a way to add to it.
import { ChevronDown, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'

interface RelatedCardProps {
  title: string
  icon: ReactNode
  /** `2/3`, or how many there are. */
  count: string
  /** Said after the count by a screen reader. */
  counted?: string
  /** All of it is done: folded from the start. */
  done?: boolean
  add?: { label: string; disabledReason: string | null; run: () => void }
  children: ReactNode
}

export function RelatedCard({ title, icon, count, counted, done = false, add, children }: RelatedCardProps) {
  const [open, setOpen] = useState(!done)
  return (
    <section aria-label={title} className="rounded-md border border-line bg-surface">
      <header className="flex min-h-10 items-center gap-2 pr-1.5 pl-3">
        {icon}
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="flex min-h-8 max-w-full items-center gap-1.5 coarse:min-h-10 rounded-md text-left font-medium"
          >
            {title}
            <ChevronDown aria-hidden className={cx('size-3.5 text-muted', !open && '-rotate-90')} />
          </button>
        </h2>
        <span className={cx('shrink-0 text-xs text-muted tabular', !add && 'mr-2')}>
          {count}
          {counted && <span className="sr-only"> {counted}</span>}
        </span>
        {add && <IconButton label={add.label} icon={<Plus />} disabledReason={add.disabledReason} onClick={add.run} />}
      </header>
      {open && <div className="pb-1.5">{children}</div>}
    </section>
  )
}

/** The first few; the rest when it is asked for. */
export function useFold<T>(items: readonly T[], most = 8) {
  const [whole, setWhole] = useState(false)
  const folded = !whole && items.length > most + 1
  const more = folded ? (
    <button
      type="button"
      onClick={() => setWhole(true)}
      className="ml-2 inline-flex min-h-8 items-center rounded-md px-1.5 text-muted hover:text-text coarse:min-h-11"
    >
      Show {items.length - most} more
    </button>
  ) : null
  return { shown: folded ? items.slice(0, most) : items, more }
}

export const rowClass =
  'group flex min-h-8 items-center gap-2 pr-1.5 pl-3 hover:bg-hover focus-within:bg-hover coarse:min-h-11'

/** There for the keyboard and for fingers always; for a pointer while it rests on the row. */
export const whenPointedAt =
  'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 coarse:opacity-100'
