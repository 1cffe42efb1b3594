// What the rows of all cards have in common.
import { Hourglass } from 'lucide-react'
import { Badge } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { tip } from '../../ui/tip.ts'

/** It came along with a ticket that was merged into this one. */
export const FromMark = ({ number }: { number: string }) => (
  <span className="shrink-0 text-xs text-muted" {...tip(`It belongs to ${number}, which was merged into this one`)}>
    from <span className="font-mono">{number}</span>
  </span>
)

const height = { 1: 'h-8 coarse:h-11', 2: 'h-11.5 coarse:h-16.5' }

/** As high as what comes: nothing below it moves. */
export const RowsArriving = ({ label, count, lines = 1 }: { label: string; count: number; lines?: 1 | 2 }) => (
  <div role="status" aria-label={label}>
    {Array.from({ length: Math.min(count, 8) }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
      <div key={index} className={cx('flex items-center gap-2 px-3', height[lines])}>
        <Skeleton className="size-4" />
        <Skeleton className="w-1/2" />
      </div>
    ))}
  </div>
)

/** The ticket waits for it. */
export const Mandatory = () => (
  <Badge tone="amber" icon={<Hourglass aria-hidden className="hidden size-3.5 @max-[36rem]:block" />}>
    <span className="@max-[36rem]:sr-only">Mandatory</span>
  </Badge>
)
