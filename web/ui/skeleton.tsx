// A grey bar where text will be. Put it in the final layout, so that nothing moves when the data arrives.
import { cx } from './cx.ts'

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('inline-block h-3 animate-skeleton rounded-sm bg-selected', className)} />
}

/** Rows of a list that is on its way. */
export function SkeletonRows({ rows = 8, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="animate-late">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity and never change places
        <div key={row} className="flex h-row items-center gap-3 border-b border-line px-4">
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className="w-14" />
          <Skeleton className={['w-2/5', 'w-1/3', 'w-1/2', 'w-1/4'][row % 4]} />
          <Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </div>
  )
}
