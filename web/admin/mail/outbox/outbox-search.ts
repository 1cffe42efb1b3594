// Which of the outbox is shown, as it stands in the address. Pure.

/** In the order of who needs somebody. `addresses`: those that are not written to. */
export const outShows = ['failed', 'bounced', 'queued', 'held', 'sent', 'suppressed', 'all', 'addresses'] as const
export type OutShow = (typeof outShows)[number]

export function readOutboxSearch(search: Record<string, unknown>): { show?: OutShow } {
  const show = outShows.find((one) => one === search.show)
  return show && show !== 'failed' ? { show } : {}
}

export const outShowWords: Record<OutShow, string> = {
  failed: 'Failed',
  bounced: 'Returned',
  queued: 'On their way',
  held: 'Held',
  sent: 'Sent',
  suppressed: 'Not mailed',
  all: 'All',
  addresses: 'Addresses not written to',
}

export const emptyWords: Record<Exclude<OutShow, 'addresses'>, string> = {
  failed: 'Nothing failed: every mail found its way, or is still on it.',
  bounced: 'No mail came back.',
  queued: 'Nothing waits.',
  held: 'Nothing is held: what can still be undone stands here for a moment.',
  sent: 'Nothing was sent yet.',
  suppressed: 'Nobody was left out.',
  all: 'Nothing has left the desk by mail yet. It begins with a mailbox that sends.',
}
