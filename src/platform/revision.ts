// `If-Match` for every record alike: who changes what they have not seen is refused, and shown how it is now.
import type { Context } from './context.ts'
import { DeskError } from './errors.ts'

/** Thrown when the caller's copy is out of date; `current` is what they would read now. */
export class StaleRevision extends DeskError {
  constructor(noun: string, current: unknown) {
    super(
      'conflict',
      `Somebody changed the ${noun} after you read it, so your change was not made. Look at it as it is now, and change it again.`,
      { current },
    )
    this.name = 'StaleRevision'
  }
}

/** @param current gives the record as the caller would read it; asked for only when it is needed */
export async function unchanged(
  ctx: Context,
  noun: string,
  revision: number,
  current: () => Promise<unknown>,
): Promise<void> {
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== revision) throw new StaleRevision(noun, await current())
}
