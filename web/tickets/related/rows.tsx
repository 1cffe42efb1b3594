// What the rows of all cards have in common.
import { Hourglass } from 'lucide-react'
import { Badge } from '../../ui/badge.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { tip } from '../../ui/tip.ts'

/** It came along with a ticket that was merged into this one. */
export const FromMark = ({ number }: { number: string }) => (
  <span className="shrink-0 text-xs text-muted" {...tip(`It belongs to ${number}, which was merged into this one`)}>
    from <span className="font-mono">{number}</span>
  </span>
)

/** As high as what comes: nothing below it moves. */
export const RowsArriving = ({ label, count }: { label: string; count: number }) => (
  <div role="status" aria-label={label}>
    {Array.from({ length: Math.min(count, 8) }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
      <div key={index} className="flex h-8 items-center gap-2 px-3 coarse:h-11">
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
