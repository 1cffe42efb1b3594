// What machines were told lately.
import type { Context } from '../../platform/context.ts'
import * as store from './sent.store.ts'

/** What this address was sent since then only because a mail had come, newest first; 100 at most. */
export const automaticSentTo = (
  ctx: Context,
  address: string,
  since: Date,
): Promise<{ at: Date; acknowledgement: boolean }[]> => store.automaticTo(ctx, address.toLowerCase(), since)
