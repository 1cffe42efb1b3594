// One recipient that a report speaks of, with what follows from its codes.
import { type About, meaningOf, replyClassIn, statusIn } from './status.ts'

export interface BouncedRecipient {
  /** As it was written to; lower case. */
  address: string
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** `5.1.1` (RFC 3463). */
  status: string | null
  /** What the other server said, one line. */
  diagnostic: string | null
  /** Sending the same again is of no use. */
  permanent: boolean
  /** In plain words, without a full stop: `There is no such mailbox`. */
  reason: string
  /** What the reason is about. Only `address` is a reason to write to it no more. */
  about: About
}

interface Told {
  address: string
  action: BouncedRecipient['action']
  status: string | null
  diagnostic: string | null
}

export function recipientOf({ address, action, status, diagnostic }: Told): BouncedRecipient {
  const said = diagnostic?.replaceAll(/\s+/g, ' ').trim().slice(0, 1000) || null
  const code = moreExact(statusIn(status ?? ''), said)
  const bad = action === 'failed' || action === 'delayed'
  const meaning = bad ? meaningOf(code, said) : { reason: fine[action], about: 'unknown' as const }
  const kind = code?.[0] ?? (said ? replyClassIn(said) : null)
  // A failure without any code is final: the other side has given up.
  return { address, action, status: code, diagnostic: said, permanent: action === 'failed' && kind !== '4', ...meaning }
}

const fine = {
  delivered: 'It was delivered',
  relayed: 'It was passed on to a server that tells no more',
  expanded: 'It was passed on to the members of a list',
}

/** Gateways report 5.0.0 where the server beyond them said 5.1.1. */
function moreExact(status: string | null, diagnostic: string | null): string | null {
  if (status !== null && !status.endsWith('.0.0')) return status
  const inside = diagnostic ? statusIn(diagnostic) : null
  return inside && (status === null || inside[0] === status[0]) ? inside : status
}
