// What a mail is, apart from what it says, and what follows from it.
import type { Mail } from '../message/mail.ts'

/** A mail as the judges see it. */
export type Judged = Mail

/**
 * `person`: somebody wrote it. `auto-reply`: out of office, vacation. `auto-generated`: a machine wrote it, a monitor for
 * instance. `bounce`, `delayed`, `delivered`: what became of a mail (RFC 3464). `read-receipt`: RFC 8098. `calendar-reply`:
 * accepted or declined. `challenge`: somebody's filter wants a proof first. `feedback-report`: somebody called a mail spam
 * (RFC 5965). `desk`: another service desk sent it, a person or a machine there. `list`: it came over a mailing list.
 * `bulk`: a newsletter and the like. `ours`: this desk sent it itself. `loop`: it went round in a circle.
 */
export type Kind =
  | 'person'
  | 'auto-reply'
  | 'auto-generated'
  | 'bounce'
  | 'delayed'
  | 'delivered'
  | 'read-receipt'
  | 'calendar-reply'
  | 'challenge'
  | 'feedback-report'
  | 'desk'
  | 'list'
  | 'bulk'
  | 'ours'
  | 'loop'

export interface Judgement {
  kind: Kind
  /** No automatic answer goes out because of this mail. */
  neverAnswer: boolean
  /** It is attached to its ticket at most: it reopens nothing, and stops no clock. */
  neverReopen: boolean
  /** A sentence for people that names what was seen: `The header “Auto-Submitted: auto-replied” says so.` */
  why: string
}

/** How this desk is told from others. */
export interface Ours {
  /** Every address that mail reaches the desk at or leaves it from. */
  addresses: readonly string[]
  /** What stands behind the @ of the Message-IDs that the desk makes. */
  messageIdDomains: readonly string[]
  /** Whether a Message-ID has the form that the desk gives its own; any has, unless told. */
  made?: (messageId: string) => boolean
  /** What the desk sets on each mail that it sends: a name, and values that are this desk's alone. */
  header: { name: string; values: readonly string[] } | null
  /** What this desk is called in loop headers that hold a name instead of an address. */
  names?: readonly string[]
  /** Addresses whose own rules pass mail on to the desk: such a rule leaves a loop header and is no loop. */
  forwarders?: readonly string[]
}

export interface Around {
  /** The sender on the envelope: '' for the null sender, null when nobody told it. */
  envelopeFrom: string | null
  ours: Ours
  /** What is new in the mail; all of its text where nobody split it. */
  said?: string
}

/** One way to recognise a mail; null when it is not of that kind. */
export type Judge = (mail: Judged, around: Around) => Judgement | null

/** Kinds that are a person's, or may be: their mails do what a person's mail does, but nobody answers them by machine. */
const alive = new Set<Kind>(['person', 'desk', 'list', 'bulk'])

export function judged(kind: Kind, why: string): Judgement {
  return { kind, neverAnswer: kind !== 'person', neverReopen: !alive.has(kind), why }
}

/** A person, who is not to be answered by a machine. */
export function unanswered(why: string): Judgement {
  return { kind: 'person', neverAnswer: true, neverReopen: false, why }
}
