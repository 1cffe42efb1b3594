// Which mail is shown, as it stands in the address. Pure.
import type { Input, Output } from '../../app/api.ts'

export type LedgerEntry = Output<'mail-ledger.list'>['items'][number]
export type LedgerState = LedgerEntry['state']

/** In the order of who needs somebody. */
export const shows = ['quarantined', 'failed', 'received', 'ticketed', 'appended', 'ignored', 'all'] as const
export type Show = (typeof shows)[number]

export interface LedgerSearch {
  show?: Show
  /** Id, name or address. */
  mailbox?: string
  from?: string
}

const filled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

export function readLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  const show = shows.find((one) => one === search.show)
  return {
    ...(show && show !== 'quarantined' && { show }),
    ...(filled(search.mailbox) && { mailbox: search.mailbox }),
    ...(filled(search.from) && { from: search.from.trim() }),
  }
}

/** What is asked of the desk. Held back comes first: it is what waits for somebody. */
export function toFilter({ show = 'quarantined', mailbox, from }: LedgerSearch): Input<'mail-ledger.list'> {
  return { ...(show !== 'all' && { state: show }), ...(mailbox && { mailbox }), ...(from && { from }) }
}
