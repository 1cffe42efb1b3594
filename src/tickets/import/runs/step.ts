// One transaction of many, in the name of the desk: the desk may end between any two of them.
import { type Announcement, type Context, theDesk } from '../../../platform/context.ts'
import { act, type Runtime } from '../../../platform/events.ts'

export type Step = <T>(verb: (ctx: Context) => Promise<T>) => Promise<T>

/** Not a fault: it goes on when the desk runs again. */
export class Stopping extends Error {}

export const stepsOf =
  (runtime: Runtime, tenant: string, causedBy: Announcement, stop: AbortSignal): Step =>
  async (verb) => {
    if (stop.aborted) throw new Stopping('the desk ended in the middle of it')
    return act(runtime, { tenant, actor: theDesk, causedBy }, verb)
  }
