// The two ways to react to an event of another module: in its transaction, or by a job after its commit.
import type { Announcement, Context, NewEvent } from './context.ts'

/** In the same transaction, behind a savepoint, in declared order. One that throws is undone alone and recorded as failed. */
export interface Reaction {
  /** `module.what`, for example `search.index` */
  name: string
  on: NewEvent['name'][]
  run(ctx: Context, event: Announcement): Promise<void>
}

/** After the commit, as a job that was written with the event: at least once, and one job per event and reaction. */
export interface FollowUp {
  name: string
  on: NewEvent['name'][]
  /** How often it is tried before it is parked where people see it. */
  attempts?: number
  run(ctx: Context, event: Announcement): Promise<void>
}
