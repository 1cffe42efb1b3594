// Why a ticket does not end yet: items of mandatory checklists that are open. Pure.
import { type TicketStatus, unresolved } from '../workflow.ts'

export interface Checked {
  number: string
  status: TicketStatus
  /** Open items on mandatory checklists. */
  checklist_blocking: number
}

/** The sentence for a refusal, or null when nothing is open. What is resolved was found complete; later items hold nothing back. */
export function unticked({ number, status, checklist_blocking: left }: Checked): string | null {
  if (left === 0 || !(unresolved as readonly TicketStatus[]).includes(status)) return null
  return left === 1
    ? `${number} has an open item on a mandatory checklist. Tick it first.`
    : `${number} has ${left} open items on a mandatory checklist. Tick them first.`
}
