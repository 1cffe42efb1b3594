// Time as a part that can be swapped: verbs read `ctx.now`, tests set it.
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
