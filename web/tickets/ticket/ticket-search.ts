// What the address of a ticket says: the conversation, or its history, and there the event after which it is shown.
export interface TicketSearch {
  show?: 'history'
  at?: string
}

export function readTicketSearch({ show, at }: Record<string, unknown>): TicketSearch {
  if (show !== 'history') return {}
  return { show, ...(typeof at === 'string' && /^[0-9a-f-]{36}$/.test(at) && { at }) }
}
