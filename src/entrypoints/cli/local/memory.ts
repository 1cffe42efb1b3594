// How much memory the desk takes for work that is over. V8 reads these flags at each collection, so they may be set while it runs.
import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Half of the space for new objects; with 8 MB opening a ticket takes 40 % more CPU, with 64 MB no less. */
const mostYoung = 32 * 1024 * 1024

/**
 * The space for new objects grows under load as far as it is worth it. On a machine with much memory it would double once more, and
 * stay there. After some minutes without work V8 gives it back, all but 1 MB: it has to be able to grow again then.
 */
export function keepMemorySmall(): void {
  const bound = () => setFlagsFromString(`--semi-space-growth-factor=${young() < 0.95 * mostYoung ? 2 : 1}`)
  new PerformanceObserver(bound).observe({ type: 'gc' })
  bound()
  // What lives is some 70 MB: by itself the heap would grow to three times that under load before it is swept.
  setFlagsFromString('--heap-growing-percent=30')
}

/** What fits in before it is collected, in bytes: a little less than its size, for its pages have heads. */
function young(): number {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  return space ? space.space_used_size + space.space_available_size : mostYoung
}
