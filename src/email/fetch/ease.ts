// Old mail gives way to people: one message at a time, with rests as long as the work was, and longer ones while the desk is busy.
import { setTimeout as wait } from 'node:timers/promises'

/** Half of its time it works at most, and waits the other half. */
const restPerWork = 1
/** ms by which a rest may end late before it counts as a sign that others want the process. */
const unsuspicious = 5
const longest = 1000

/**
 * Does one piece of work and rests. Work takes longer when database and disk are busy, and a timer ends late when this process is:
 * whatever the reason, the next piece comes later.
 * @param perSecond how many pieces there may be at most; infinite where nobody has to be given way to: then there are no rests
 */
export async function ease<T>(perSecond: number, stop: AbortSignal, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const answer = await work()
  if (stop.aborted || perSecond === Number.POSITIVE_INFINITY) return answer
  const worked = performance.now() - began
  const late = await rest(Math.min(Math.max(worked * restPerWork, 1000 / perSecond - worked), longest), stop)
  if (late > unsuspicious) await rest(Math.min(late * 4, longest), stop)
  return answer
}

/** @returns how much later than asked it ended, in ms */
async function rest(ms: number, stop: AbortSignal): Promise<number> {
  const began = performance.now()
  await wait(ms, undefined, { signal: stop }).catch(() => undefined)
  return performance.now() - began - ms
}
