// A slider over everything that happened: to its left the ticket as it was, at its right end as it is.
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import type { Entry } from '../conversation/timeline.ts'

interface MomentProps {
  events: readonly Entry[]
  /** -1: now. */
  chosen: number
  onChoose: (event: string | null) => void
}

export function Moment({ events, chosen, onChoose }: MomentProps) {
  const last = events.length
  const place = chosen < 0 ? last : chosen
  // Follows the hand at once; the ticket is read when it rests.
  const [at, setAt] = useState(place)
  useEffect(() => setAt(place), [place])
  useEffect(() => {
    if (at === place) return
    const timer = setTimeout(() => onChoose(events[at]?.id ?? null), 150)
    return () => clearTimeout(timer)
  })
  const event = events[at]
  return (
    <div>
      {/* Above the slider, which must not change its length under the hand. */}
      <p className="text-xs text-muted">{event ? <AbsoluteTime at={event.at} /> : 'As it is now'}</p>
      <div className="flex items-center gap-2">
        <input
          type="range"
          aria-label="Moment in the history"
          aria-valuetext={event ? `${event.actor.name} ${event.summary}` : 'Now'}
          min={0}
          max={last}
          value={at}
          onChange={(change) => setAt(Number(change.target.value))}
          className="h-6 min-w-0 flex-1 accent-accent coarse:h-10"
        />
        <Button
          variant="ghost"
          disabledReason={chosen < 0 ? 'You see it as it is now' : null}
          onClick={() => onChoose(null)}
          className="-mr-2.5"
        >
          Now
        </Button>
      </div>
    </div>
  )
}
