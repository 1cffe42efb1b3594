// The workflow as a table: which state allows what. Server, screens and command line ask it; nobody compares states by hand.
import { statuses, statusWords, type TicketStatus, unresolved } from './workflow/kinds.ts'

export * from './workflow/kinds.ts'

function from(...states: TicketStatus[]) {
  const can = (ticket: { status: TicketStatus }) => states.includes(ticket.status)
  return Object.assign(can, { states })
}

export const ticketCan = {
  reply: from('new', 'open', 'pending', 'on_hold', 'resolved'),
  note: from(...statuses),
  attach: from('new', 'open', 'pending', 'on_hold', 'resolved'),
  change: from(...statuses),
  setStatus: from(...unresolved),
  assign: from('new', 'open', 'pending', 'on_hold', 'resolved'),
  escalate: from(...unresolved),
  handBack: from(...unresolved),
  resolve: from(...unresolved),
  reopen: from('resolved', 'closed'),
  close: from('resolved'),
  link: from(...statuses),
  share: from(...statuses),
  watch: from(...statuses),
  addChild: from(...unresolved),
  plan: from('new', 'open', 'pending', 'on_hold', 'resolved'),
  merge: from(...statuses),
  unmerge: from('closed'),
  snooze: from(...unresolved),
  delete: from(...statuses),
}
export type TicketAct = keyof typeof ticketCan

/** The sentence for a refusal, or null when the state allows the act. */
export function refusal(act: TicketAct, ticket: { number: string; status: TicketStatus }): string | null {
  if (ticketCan[act](ticket)) return null
  const allowed = either(ticketCan[act].states.map((state) => statusWords[state]))
  const next = ticketCan.reopen(ticket)
    ? 'Reopen it first, or open a new ticket.'
    : act === 'reopen'
      ? 'It is being worked on already.'
      : 'Resolve it first.'
  return `${ticket.number} is ${statusWords[ticket.status]}; this works only while a ticket is ${allowed}. ${next}`
}

const either = (words: string[]) => words.join(', ').replace(/, ([^,]*)$/, ' or $1')
