// The desk may be away or busy for a moment: an import outlives that, since it goes on in the desk and not here.
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../failure.ts'

const PAUSES = [0.5, 1, 2, 4, 8, 16]

/** Tries again while the desk is away or overloaded, longer apart each time. @param waiting told before each pause */
export async function patiently<T>(attempt: () => Promise<T>, waiting: (seconds: number) => void): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Failure) || !error.retry) throw error
      const seconds = Math.max(pause, Math.min(error.retry.after, 30))
      waiting(seconds)
      await sleep(seconds * 1000)
    }
  }
  return attempt()
}

/** Asks until it is so: soon at first, then once a second. */
export async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (let pause = 50; ; pause = Math.min(1000, pause * 1.5)) {
    const answer = await ask()
    if (isSo(answer)) return answer
    await sleep(pause)
  }
}
