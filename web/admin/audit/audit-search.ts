// What the audit log is searched by, as it stands in the address. Pure.

export interface AuditSearch {
  /** Words in what was changed. */
  q?: string
  /** The id of a person. */
  actor?: string
  /** Names of events, separated by commas. */
  name?: string
  /** A ticket's number, or the id of anything. */
  subject?: string
  /** Days such as 2026-03-01, both included, where the reader lives. */
  from?: string
  to?: string
}

const filled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What does not belong here is dropped: an address is typed, cut and shared. */
export function readAuditSearch({ q, actor, name, subject, from, to }: Record<string, unknown>): AuditSearch {
  return {
    ...(filled(q) && { q }),
    ...(filled(actor) && { actor }),
    ...(filled(name) && { name }),
    ...(filled(subject) && { subject }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  }
}
