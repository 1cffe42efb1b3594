// A moment: relative in lists, absolute on hover. All of them tick on one timer.
import { useSyncExternalStore } from 'react'
import { absoluteTime, briefTime, relativeTime } from './relative-time.ts'
import { tip } from './tip.ts'

const tick = 30_000
const readers = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(reader: () => void) {
  readers.add(reader)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const read of readers) read()
  }, tick)
  return () => {
    readers.delete(reader)
    if (readers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time, at most half a minute old. */
export const useNow = () =>
  useSyncExternalStore(subscribe, () => {
    if (!timer && Date.now() - now > tick) now = Date.now()
    return now
  })

export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const clock = useNow()
  const moment = new Date(at)
  return (
    <time dateTime={at} className={className} {...tip(absoluteTime(moment))}>
      {relativeTime(moment, new Date(clock))}
    </time>
  )
}

/** The same in as few letters as a column has room for. */
export function BriefTime({ at, className }: { at: string; className?: string }) {
  const now = new Date(useNow())
  const moment = new Date(at)
  return (
    <time dateTime={at} className={className} {...tip(absoluteTime(moment))}>
      <span aria-hidden>{briefTime(moment, now)}</span>
      <span className="sr-only">{relativeTime(moment, now)}</span>
    </time>
  )
}

/** In full, for detail pages. */
export function AbsoluteTime({ at, className }: { at: string; className?: string }) {
  return (
    <time dateTime={at} className={className}>
      {absoluteTime(new Date(at))}
    </time>
  )
}
