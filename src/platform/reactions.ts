// The ways to react to an event of another module: in its transaction, or by a job after its commit.
import type { Announcement, Context, NewEvent } from './context.ts'
import type { Runtime } from './events.ts'

/**
 * In the same transaction, in declared order. One that throws is undone alone and recorded as failed; the verb and the other
 * reactions run once more for that.
 */
export interface Reaction {
  /** `module.what`, for example `search.index` */
  name: string
  on: NewEvent['name'][]
  run(ctx: Context, event: Announcement): Promise<void>
  /** The same for many events at once, where that is cheaper than one after the other. */
  runAll?(ctx: Context, events: Announcement[]): Promise<void>
}

/** After the commit, as a job that was written with the event: at least once, and one job per event and reaction. */
export interface FollowUp {
  name: string
  on: NewEvent['name'][]
  /** How often it is tried before it is parked where people see it. */
  attempts?: number
  run(ctx: Context, event: Announcement): Promise<void>
}

/**
 * The same for what takes many transactions: it opens its own, does what is left of its work, and may be interrupted between
 * any two of them. It is then run again, so it has to find out by itself what is done.
 */
export interface LongFollowUp {
  name: string
  on: NewEvent['name'][]
  /** @param stop the desk ends, or somebody else took the job: to be looked at between two transactions */
  work(runtime: Runtime, tenant: string, event: Announcement, stop: AbortSignal): Promise<void>
}

export type AnyFollowUp = FollowUp | LongFollowUp
