// What was said before, which stands below a mail.
import type { Context } from '../../../platform/context.ts'
import { parted } from '../../../tickets/contract.ts'
import type { channels } from '../../../tickets/index.ts'
import * as store from './facts.store.ts'

export const quotes = new Set(['reply', 'copy', 'notice', 'resolution'])

/** What the recipient has to see to understand it; what the ticket began with is the first of it. */
export async function earlierThan(
  ctx: Context,
  row: Pick<store.OutRow, 'kind' | 'ticket_id'>,
  { ticket }: channels.Correspondence,
  message: store.Said | undefined,
  many: number,
): Promise<store.Said[]> {
  if (many === 0 || !quotes.has(row.kind)) return []
  const last = await store.lastSaid(ctx, row.ticket_id, many + 1)
  const before = last.filter((one) => one.id !== message?.id && (!message || one.at <= message.at)).slice(0, many)
  if (before.length === many || ticket.description.trim() === '') return before
  const { requester, description, opened_at } = ticket
  const opening = {
    id: ticket.id,
    body: parted(description).body,
    side: 'requester' as const,
    at: opened_at,
    files: [],
  }
  return [...before, { ...opening, author: requester.name, author_id: requester.id }]
}
