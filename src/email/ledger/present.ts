import { no, yes } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import type { LedgerEntry, Verdict } from './contract.ts'
import type { EntryRow } from './store.ts'

const iso = (date: Date | null) => date?.toISOString() ?? null

export function present(row: EntryRow): LedgerEntry {
  return {
    id: row.id,
    mailbox: row.mailbox,
    source: row.source,
    from:
      row.from_address === null ? null : row.from_name ? `${row.from_name} <${row.from_address}>` : row.from_address,
    subject: row.subject,
    messageId: row.header_id,
    sentAt: iso(row.sent_at),
    receivedAt: row.received_at.toISOString(),
    size: Number(row.size),
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    nextTry: iso(row.next_try),
    ticket: row.ticket,
    message: row.message_id,
    person: row.person,
    decidedBy: row.decider,
    revision: row.revision,
    can: can(row),
  }
}

/** What may be done about a message, and if not, why. The verbs ask the same. */
export function can({
  state,
  ticket,
  erased_at,
}: Pick<EntryRow, 'state' | 'ticket' | 'erased_at'>): LedgerEntry['can'] {
  const erased = erased_at && no('It was erased with its ticket.')
  if (erased) return { retry: erased, open: erased, move: erased, ignore: erased }
  const began =
    state === 'ticketed' && ticket ? no(`It began ${ticket.number}. Merge or split that ticket instead.`) : null
  const waits = state === 'received' ? no('It has only just come in, and its turn comes.') : null
  const stands = state === 'appended' ? no('It stands on a ticket. Move it instead.') : null
  return {
    retry: began ?? stands ?? yes,
    open: began ?? waits ?? yes,
    move: began ?? waits ?? yes,
    ignore: began ?? waits ?? stands ?? (state === 'ignored' ? no('It became nothing already.') : yes),
  }
}

export function presentVerdict(verdict: EntryRow['verdict']): Verdict | null {
  const { old, onlyKept, print, sealed, invites, ...told } = verdict
  return told.kind === undefined ? null : (told as Verdict)
}

export const nameOf = (_: Context, row: EntryRow) =>
  `${
    row.subject
      ?.replace(/[^\p{L}\p{N} ._-]/gu, '')
      .trim()
      .slice(0, 80) || 'mail'
  }.eml`
