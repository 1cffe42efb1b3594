// The states of a request as its owner would say them.
import type { TicketStatus } from '../../src/tickets/workflow/kinds.ts'

interface Words {
  word: string
  /** What it means, and whether there is something to do. */
  sentence: string
}

export const stateWords: Record<TicketStatus, Words> = {
  new: { word: 'We have it', sentence: 'Somebody will take it on. You have nothing to do now.' },
  open: { word: 'We are on it', sentence: 'We answer here. You have nothing to do now.' },
  pending: { word: 'Waiting for you', sentence: 'We need something from you to go on. Answer below.' },
  on_hold: {
    word: 'Waiting for others',
    sentence: 'We wait for a supplier or a delivery. You have nothing to do now.',
  },
  resolved: { word: 'Fixed: does it work?', sentence: 'Try it, then tell us below.' },
  closed: { word: 'Closed', sentence: 'If it comes back, write again below.' },
}

/** The same for whoever reads along: in copy, or a colleague. */
export function wordsFor(status: TicketStatus, requester: string, mine: boolean): Words {
  if (mine || (status !== 'pending' && status !== 'resolved')) return stateWords[status]
  return status === 'pending'
    ? { word: `Waiting for ${requester}`, sentence: 'Something is needed to go on. Whoever knows it can answer below.' }
    : { word: 'Fixed', sentence: `${requester} tries it, and says whether it works.` }
}
