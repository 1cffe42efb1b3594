// What can still be done with a ticket that was merged into another one. Pure.
import { refusal, type TicketAct, type TicketStatus } from '../workflow.ts'

export interface Merged {
  number: string
  merged_into: string | null
  /** Where it goes on, if the caller may see that. */
  merged: { number: string } | null
  merged_status: TicketStatus | null
  merged_at: Date | null
}

const days = 30

/** Until when a merge can be undone. */
export const undoUntil = (mergedAt: Date) => new Date(mergedAt.getTime() + days * 24 * 3600_000)

// What somebody writes to it stays with it, and is read where it goes on: nothing is lost, and an undo stays exact.
const written = new Set<TicketAct>(['reply', 'attach'])
const open = new Set<TicketAct>([...written, 'note', 'link', 'share', 'watch'])

export const worksWhenMerged = (act: TicketAct, { merged_into }: Merged) =>
  act === 'unmerge' || (merged_into !== null && open.has(act))

/** The sentence for a refusal, or null when no merge is in the way. */
export function barOfMerge(act: TicketAct, ticket: Merged, now: Date, agent: boolean): string | null {
  const { number, merged_into, merged, merged_status, merged_at } = ticket
  if (act === 'unmerge') {
    if (!merged_into || !merged_at) return `${number} was not merged into another ticket.`
    return now <= undoUntil(merged_at) ? null : `${number} was merged more than ${days} days ago; that stays.`
  }
  if (!merged_into) return null
  // It takes words as long as there is somebody who reads them.
  if (written.has(act)) return refusal(act, { number, status: merged_status ?? 'closed' })
  if (open.has(act)) return null
  if (!agent) return `${number} goes on together with ${merged?.number ?? 'another request about the same'}.`
  return `${number} was merged into ${merged?.number ?? 'another ticket'}. Go on there, or undo the merge.`
}
