// Which mails of this desk somebody speaks of, and what machines were told lately.
import type { Context } from '../../platform/context.ts'
import * as store from './sent.store.ts'

export interface Sent {
  messageId: string
  /** Ids. */
  ticket: string
  person: string
  /** No person wrote it. */
  automatic: boolean
}

/** @param messageIds without angle brackets. Answers with those that are ours, in the order in which they were asked for. */
export async function sentBy(ctx: Context, messageIds: string[]): Promise<Sent[]> {
  const rows = await store.byHeader(ctx, messageIds)
  const known = new Map(rows.map((row) => [row.header_id, row]))
  return messageIds.flatMap((messageId) => {
    const row = known.get(messageId) ?? known.get(messageId.toLowerCase())
    if (!row) return []
    const automatic = store.automaticKinds.includes(row.kind)
    return [{ messageId, ticket: row.ticket_id, person: row.person_id, automatic }]
  })
}

/** What this address was sent since then only because a mail had come, newest first; 100 at most. */
export const automaticSentTo = (
  ctx: Context,
  address: string,
  since: Date,
): Promise<{ at: Date; acknowledgement: boolean }[]> => store.automaticTo(ctx, address.toLowerCase(), since)
